package dev.roundtwo.identity;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The network that a request comes from: the address, or the /64 of an IPv6 one, as a single household has that many. */
public final class Network {

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
        if ("0:0:0:0:0:0:0:1".equals(address) || "::1".equals(address) || "127.0.0.1".equals(address)) {
            return "this machine";
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

    /** The first eight bytes of an IPv6 address; nothing for others. */
    private static byte @Nullable [] prefix(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return null;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 16 ? Arrays.copyOf(bytes, 8) : null;
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
