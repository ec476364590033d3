package dev.roundtwo.platform.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signs what is given away and comes back, such as links that are good for some minutes: HMAC with SHA-256, by keys that are
 * made from those that seal. Every node checks what another one signed.
 */
@Component
public class Signing {

    private static final String MAC = "HmacSHA256";

    private final SealingKeys keys;

    Signing(SealingKeys keys) {
        this.keys = keys;
    }

    /** The signature of the text, for that purpose only: {@code key id . code}, safe in addresses. */
    public String sign(String purpose, String text) {
        return code(keys.current(), purpose, text);
    }

    /** Whether that is our signature of the text for that purpose. Takes as long for one wrong letter as for all. */
    public boolean signed(String purpose, String text, String signature) {
        int dot = signature.indexOf('.');
        if (dot < 1) {
            return false;
        }
        String id = signature.substring(0, dot);
        try {
            String ours = code(new SealingKeys.Named(id, keys.named(id)), purpose, text);
            return MessageDigest.isEqual(
                    ours.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalStateException unknownKey) {
            return false;
        }
    }

    private static String code(SealingKeys.Named key, String purpose, String text) {
        try {
            byte[] derived = mac(key.key().getEncoded(), "sign/" + purpose);
            byte[] code = mac(derived, text);
            return key.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(key, MAC));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
