package dev.roundtwo.identity.factors;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that change every 30 seconds (RFC 6238, HMAC-SHA-1, the only kind that all apps know). A code of the
 * step before or after is taken too, as clocks differ.
 */
final class TimeCodes {

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final long STEP = CODES.getTimeStep().toSeconds();
    private static final int SEED_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeCodes() {}

    /** A new seed in base 32, as apps take it. */
    static String newSeed() {
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return Base32.encode(seed);
    }

    /** What the QR code says. */
    static String address(String seed, String email) {
        return "otpauth://totp/" + escaped("Round Two") + ":" + escaped(email) + "?secret=" + seed + "&issuer="
                + escaped("Round Two") + "&algorithm=SHA1&digits=6&period=" + STEP;
    }

    /** The time step that the code belongs to, if it is one near now. */
    static OptionalLong step(String seed, String code, Instant now) {
        OptionalLong found = OptionalLong.empty();
        for (long away = -1; away <= 1; away++) {
            Instant then = now.plusSeconds(away * STEP);
            if (MessageDigest.isEqual(bytes(code(seed, then)), bytes(code))) {
                found = OptionalLong.of(then.getEpochSecond() / STEP);
            }
        }
        return found;
    }

    static String code(String seed, Instant at) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(Base32.decode(seed), CODES.getAlgorithm()), at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Not a seed", e);
        }
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
