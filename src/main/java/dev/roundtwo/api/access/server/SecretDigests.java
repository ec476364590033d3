package dev.roundtwo.api.access.server;

import dev.roundtwo.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares a client's secret with the digests of those that it has. The secrets are 256 random bits of ours and no words of
 * anybody's, so that a plain digest is enough.
 */
final class SecretDigests implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence secret) {
        return Secrets.digest(String.valueOf(secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String digests) {
        if (secret == null || digests == null || digests.isBlank()) {
            return false;
        }
        byte[] given = encode(secret).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String digest : digests.split(" ")) {
            found |= MessageDigest.isEqual(given, digest.getBytes(StandardCharsets.US_ASCII));
        }
        return found;
    }
}
