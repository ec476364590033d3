package dev.roundtwo.platform.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Tells addresses of the open internet from all that lead to this machine, its network, or nowhere (IANA's registries). */
final class PublicAddresses {

    private static final List<Net> NOT_PUBLIC = List.of(
            new Net("00000000", 8), // this network
            new Net("0a000000", 8),
            new Net("64400000", 10), // carriers' own
            new Net("7f000000", 8),
            new Net("a9fe0000", 16), // link-local, where clouds keep their metadata
            new Net("ac100000", 12),
            new Net("c0000000", 24),
            new Net("c0000200", 24),
            new Net("c0a80000", 16),
            new Net("c0586300", 24),
            new Net("c6120000", 15),
            new Net("c6336400", 24),
            new Net("cb007100", 24),
            new Net("e0000000", 3), // multicast, reserved, broadcast
            new Net("20010000000000000000000000000000", 23), // Teredo and other special uses
            new Net("20010db8000000000000000000000000", 32),
            new Net("20020000000000000000000000000000", 16)); // 6to4 wraps any IPv4 address

    /** Names that are kept for networks of one's own (RFC 6761, 6762 and 9476), and those without a dot. */
    private static final Pattern NAME_OF_ONES_OWN =
            Pattern.compile("([^.]+|.+\\.(localhost|local|internal|alt|home\\.arpa))\\.?", Pattern.CASE_INSENSITIVE);

    /** What programs take for figures, some of them in base eight or sixteen: its last label is a number. */
    private static final Pattern FIGURES = Pattern.compile("(.+\\.)?(\\d+|0[xX]\\p{XDigit}*)\\.?");

    /** The one way of writing them that all read alike. */
    private static final Pattern PLAIN_FIGURES = Pattern.compile("((0|[1-9]\\d{0,2})(\\.(?!$)|$)){4}");

    private PublicAddresses() {}

    static boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean unicast = bytes.length == 4 || (bytes[0] & 0xe0) == 0x20; // IPv6: only 2000::/3 is given out
        return unicast && NOT_PUBLIC.stream().noneMatch(net -> net.holds(bytes));
    }

    /** Whether the host can be one of the open internet, by its figures or by its name alone. */
    static boolean mayBeNamed(String host) {
        if (FIGURES.matcher(host).matches() && !PLAIN_FIGURES.matcher(host).matches()) {
            return false;
        }
        try {
            return holds(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException name) {
            return !NAME_OF_ONES_OWN.matcher(host).matches();
        }
    }

    private record Net(byte[] start, int bits) {

        Net(String hex, int bits) {
            this(HexFormat.of().parseHex(hex), bits);
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xff << (8 - bits % 8) & 0xff;
            return Arrays.equals(address, 0, whole, start, 0, whole)
                    && (bits % 8 == 0 || (address[whole] & mask) == (start[whole] & mask));
        }
    }
}
