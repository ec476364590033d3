package dev.roundtwo.interviews;

import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.web.PublicUrl;
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
    private final PublicUrl here;

    SeatLinks(JdbcClient sql, PublicUrl here) {
        this.sql = sql;
        this.here = here;
    }

    /** Where the token opens the seat. */
    String url(String workspaceSlug, String token) {
        return here.of("/join/" + workspaceSlug + "/" + token);
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
