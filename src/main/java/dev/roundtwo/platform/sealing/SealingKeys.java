package dev.roundtwo.platform.sealing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys that seal secrets: those of the setting {@code roundtwo.secret-keys}, the first of which seals and all of which
 * open, and the one kept in the database, which seals while the setting is empty. All nodes have the same.
 */
@Component
class SealingKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SealingKeys.class);
    private static final int BYTES = 32;
    private static final String KEPT = "db";

    private final JdbcClient sql;
    private final List<Named> configured;
    private volatile @Nullable SecretKey kept;

    SealingKeys(JdbcClient sql, @Value("${roundtwo.secret-keys:}") List<String> setting) {
        this.sql = sql;
        this.configured = setting.stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(SealingKeys::read)
                .toList();
    }

    Named current() {
        return configured.isEmpty() ? new Named(KEPT, kept()) : configured.getFirst();
    }

    SecretKey named(String id) {
        if (KEPT.equals(id)) {
            return kept();
        }
        return configured.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "A stored secret needs the key '" + id + "', which roundtwo.secret-keys does not name"))
                .key();
    }

    private SecretKey kept() {
        SecretKey known = kept;
        if (known == null) {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            sql.sql("insert into sealing_key (key) values (?) on conflict do nothing")
                    .param(fresh)
                    .update();
            byte[] stored = sql.sql("select key from sealing_key")
                    .query((row, number) -> row.getBytes(1))
                    .single();
            known = new SecretKeySpec(stored, "AES");
            kept = known;
            LOG.info(
                    "Secrets are sealed with a key kept in the database; set roundtwo.secret-keys to keep it elsewhere");
        }
        return known;
    }

    /** One key as {@code id:base64}: 32 random bytes, as {@code openssl rand -base64 32} makes them. */
    private static Named read(String setting) {
        int colon = setting.indexOf(':');
        String id = colon < 0 ? "" : setting.substring(0, colon);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(setting.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (!id.matches("[a-z0-9-]{1,20}") || id.equals(KEPT) || bytes.length != BYTES) {
            throw new IllegalStateException(
                    "roundtwo.secret-keys must be name:key pairs, the key 32 bytes in Base64 (openssl rand -base64 32)");
        }
        return new Named(id, new SecretKeySpec(bytes, "AES"));
    }

    record Named(String id, SecretKey key) {}
}
