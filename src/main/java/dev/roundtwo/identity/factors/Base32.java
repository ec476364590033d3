package dev.roundtwo.identity.factors;

import java.io.ByteArrayOutputStream;

/** RFC 4648, section 6, without padding: how seeds are written for authenticator apps. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = buffer << 8 | next & 0xff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(ALPHABET.charAt(buffer >> bits - 5 & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << 5 - bits & 31));
        }
        return text.toString();
    }

    static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char next : text.toCharArray()) {
            int value = ALPHABET.indexOf(next);
            if (value < 0) {
                throw new IllegalArgumentException("Not base 32");
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
