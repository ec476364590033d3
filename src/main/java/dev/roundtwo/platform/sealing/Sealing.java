package dev.roundtwo.platform.sealing;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Seals secrets with AES-256 in Galois/Counter Mode. What was sealed for one purpose and place cannot be opened for another:
 * the purpose is authenticated with it. The form is {@code key id . nonce and ciphertext in URL-safe Base64}.
 */
@Component
public class Sealing {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealingKeys keys;

    Sealing(SealingKeys keys) {
        this.keys = keys;
    }

    /**
     * @param purpose what it is and where it is kept, as {@code totp/0197…}: the same has to be said to open it
     */
    public String seal(String purpose, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        SealingKeys.Named key = keys.current();
        byte[] sealed = run(
                Cipher.ENCRYPT_MODE, key.key(), nonce, purpose, secret.getBytes(StandardCharsets.UTF_8), NONCE_BYTES);
        System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
        return key.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * @throws IllegalStateException when it was sealed with a key that is not here, for another purpose, or was changed
     */
    public String open(String purpose, String sealed) {
        int dot = sealed.indexOf('.');
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed.substring(dot + 1)));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] encrypted = new byte[bytes.remaining()];
        bytes.get(encrypted);
        SecretKey key = keys.named(sealed.substring(0, Math.max(0, dot)));
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, purpose, encrypted, 0), StandardCharsets.UTF_8);
    }

    /** The same of what somebody gives us; nothing when we did not seal it, or with a key that is no longer here. */
    public Optional<String> opened(String purpose, String given) {
        try {
            return Optional.of(open(purpose, given));
        } catch (IllegalStateException | IllegalArgumentException | BufferUnderflowException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, String purpose, byte[] input, int roomBefore) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            byte[] output = new byte[roomBefore + cipher.getOutputSize(input.length)];
            cipher.doFinal(input, 0, input.length, output, roomBefore);
            return output;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored secret could not be read: another key, or it was changed", e);
        }
    }
}
