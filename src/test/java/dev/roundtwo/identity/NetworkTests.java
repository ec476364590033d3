package dev.roundtwo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses are written one way wherever people read them (RFC 5952). */
class NetworkTests {

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, this machine",
        "::1, this machine",
        "127.0.0.1, this machine",
        "192.0.2.7, 192.0.2.7",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "10:0:0:0:0:0:0:10, 10::10",
        "0:0:0:0:0:0:0:0, ::",
        "not an address, not an address"
    })
    void anExactAddressIsShortAndItsOwnMachineSaidInWords(String address, String shown) {
        assertThat(Network.exact(address)).isEqualTo(shown);
    }
}
