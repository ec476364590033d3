package dev.roundtwo.interviews;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tokens of invitation links. A token is the HMAC of the seat and the number of its link under the workspace's own key: it can
 * be shown again, a new number closes the old link, and only digests stand beside the seats.
 */
@Component
class SeatLinks {

    private final JdbcClient sql;

    SeatLinks(JdbcClient sql) {
        this.sql = sql;
    }

    /** The workspace's key, made at first use. Belongs into a transaction. */
    Key key(UUID workspace) {
        sql.sql("insert into seat_link_key (workspace_id, key) values (?, ?) on conflict do nothing")
                .params(workspace, Secrets.token())
                .update();
        return new Key(sql.sql("select key from seat_link_key where workspace_id = ?")
                .param(workspace)
                .query(String.class)
                .single());
    }

    /** Closes the seat's link and opens another. */
    void renew(UUID workspace, UUID interview, UUID seat) {
        int number = sql.sql("select link_number from seat where id = ? and interview_id = ? for update")
                        .params(seat, interview)
                        .query(Integer.class)
                        .optional()
                        .orElseThrow(() -> new NotFound("seat", seat))
                + 1;
        sql.sql("update seat set link_number = ?, link_digest = ? where id = ?")
                .params(number, Secrets.digest(key(workspace).token(seat, number)), seat)
                .update();
    }

    /** Makes tokens; never printed. */
    static final class Key {

        private final String secret;

        Key(String secret) {
            this.secret = secret;
        }

        String token(UUID seat, int number) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                byte[] made = mac.doFinal((seat + "/" + number).getBytes(StandardCharsets.UTF_8));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
