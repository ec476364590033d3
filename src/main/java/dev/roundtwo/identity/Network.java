package dev.roundtwo.identity;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The network that a request comes from: the address, or the /64 of an IPv6 one, as a single household has that many. */
public final class Network {

    private static final Set<String> THIS_MACHINE = Set.of("0:0:0:0:0:0:0:1", "::1", "127.0.0.1");
    private static final String HERE = "this machine";

    private Network() {}

    /** For counting; not for people to read. */
    public static String of(@Nullable String address) {
        byte[] prefix = prefix(address);
        if (prefix != null) {
            return HexFormat.of().formatHex(prefix);
        }
        return address == null || address.indexOf(':') >= 0 ? "unknown" : address;
    }

    /** As people read it: {@code 192.0.2.7}, or {@code 2001:db8:1:2::/64}. */
    public static String shown(@Nullable String address) {
        if (address != null && THIS_MACHINE.contains(address)) {
            return HERE;
        }
        byte[] prefix = prefix(address);
        if (prefix == null) {
            return address == null || address.indexOf(':') >= 0 ? "an unknown address" : address;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < prefix.length; i += 2) {
            text.append(Integer.toHexString((prefix[i] & 0xff) << 8 | prefix[i + 1] & 0xff))
                    .append(':');
        }
        return text.append(":/64").toString();
    }

    /** An exact address as people read it: {@code 192.0.2.7}, {@code 2001:db8::7}, or that it was this machine. */
    public static String exact(String address) {
        if (THIS_MACHINE.contains(address)) {
            return HERE;
        }
        byte[] bytes = bytes(address);
        if (bytes == null) {
            return address;
        }
        String text = "";
        for (int i = 0; i < bytes.length; i += 2) {
            text += (i == 0 ? "" : ":") + Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff);
        }
        String zeros = longestZeros(text);
        return zeros.isEmpty() ? text : text.replaceFirst("(^|:)" + zeros + "(:|$)", "::");
    }

    /** The first of the longest runs of groups that are nothing, when there is more than one group in it (RFC 5952). */
    private static String longestZeros(String text) {
        for (int groups = 8; groups > 1; groups--) {
            String run = String.join(":", Collections.nCopies(groups, "0"));
            if ((":" + text + ":").contains(":" + run + ":")) {
                return run;
            }
        }
        return "";
    }

    /** The first eight bytes of an IPv6 address; nothing for others. */
    private static byte @Nullable [] prefix(@Nullable String address) {
        byte[] bytes = bytes(address);
        return bytes == null ? null : Arrays.copyOf(bytes, 8);
    }

    /** The sixteen of an IPv6 address; nothing for others. */
    private static byte @Nullable [] bytes(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return null;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 16 ? bytes : null;
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
