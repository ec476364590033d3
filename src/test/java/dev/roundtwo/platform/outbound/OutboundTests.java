package dev.roundtwo.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody makes this house ask itself, its neighbours, or for ever: v5.0.0-1.3.6, v5.0.0-13.2.4, v5.0.0-15.3.2. */
class OutboundTests {

    private final Outbound guarded = new Outbound(false);
    private final Outbound free = new Outbound(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1"
            })
    void addressesThatAreNotPublicAreKnown(String address) throws IOException {
        assertThat(PublicAddresses.holds(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "223.255.255.1", "2606:4700::1111"})
    void addressesOfTheOpenInternetAreAsked(String address) throws IOException {
        assertThat(PublicAddresses.holds(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "https:///x",
                "https://a@example.org/",
                "https://example.org:0/",
                "https://example.org:65536/",
                "https://example.org:99999/"
            })
    void otherAddressesThanHttpsAreNotAsked(String address) {
        assertThat(free.mayAsk(URI.create(address))).isEqualTo(address.startsWith("http:"));
        assertThat(guarded.mayAsk(URI.create(address))).isFalse();
        assertThatThrownBy(() -> guarded.get(URI.create(address), Map.of())).isInstanceOf(IOException.class);
    }

    /** The name is judged by what it leads to when the socket connects; the listener hears nothing. */
    @Test
    void aNameThatLeadsHomeIsNotConnectedTo() throws IOException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(300);
            for (String host : List.of("localhost", "127.0.0.1", "[::1]", "2130706433")) {
                URI address = URI.create("https://" + host + ":" + listener.getLocalPort() + "/");
                assertThatThrownBy(() -> guarded.get(address, Map.of()))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("Not a public address");
            }
            assertThatThrownBy(listener::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void aRedirectIsNotFollowedAndALongAnswerNotRead() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        AtomicInteger followed = new AtomicInteger();
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "/secret");
            exchange.sendResponseHeaders(302, -1);
        });
        server.createContext("/secret", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.createContext("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(new byte[2_000_000]);
            }
        });
        server.start();
        try {
            String base = "http://localhost:" + server.getAddress().getPort();
            assertThat(free.get(URI.create(base + "/away"), Map.of()).status()).isEqualTo(302);
            assertThat(followed).hasValue(0);
            assertThatThrownBy(() -> free.get(URI.create(base + "/long"), Map.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("longer than");
        } finally {
            server.stop(0);
        }
    }

    /** A drop every now and then keeps no line open: the whole answer has its time. */
    @Test
    void anAnswerThatDripsIsGivenUp() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread dripping = Thread.startVirtualThread(() -> drip(listener));
            long start = System.nanoTime();
            assertThatThrownBy(() -> free.get(URI.create("http://localhost:" + listener.getLocalPort()), Map.of()))
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(11));
            dripping.interrupt();
        }
    }

    private static void drip(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            for (byte letter : "HTTP/1.1 200 OK\r\nX-Slow: aaaaaaaaaaaaaaaa\r\n\r\n".getBytes()) {
                socket.getOutputStream().write(letter);
                socket.getOutputStream().flush();
                Thread.sleep(700);
            }
        } catch (IOException | InterruptedException gone) {
            // the other side gave up, as it should
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "192.168.0.1", "[fd00::1]", "[fe80::1]"})
    void figuresOfAnotherNetworkAreNotEvenTakenDown(String host) {
        URI address = URI.create("https://" + host + "/hooks");
        assertThat(guarded.mayTell(address)).isFalse();
        assertThat(free.mayTell(address)).isTrue();
        assertThatThrownBy(() -> guarded.tell(address, Map.of(), "{}")).hasMessageContaining("Not a public address");
    }

    @Test
    void namesAndFiguresOfTheOpenInternetAreTakenDown() {
        assertThat(List.of("https://example.org/hooks", "https://1.1.1.1/", "https://[2606:4700::1111]:8443/"))
                .allMatch(address -> guarded.mayTell(URI.create(address)));
        assertThat(guarded.mayTell(URI.create("http://example.org/"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0177.0.0.1", "0x7f.0.0.1", "127.1", "2130706433", "1.1.1.01", "1.1.1.1.", "1.1.1", "example.0x1"
            })
    void figuresThatNotAllReadAlikeAreNotTakenDown(String host) {
        assertThat(PublicAddresses.mayBeNamed(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "3.example.org", "0x7f.example.org", "example.x1"})
    void figuresWithinANameAreOne(String host) {
        assertThat(PublicAddresses.mayBeNamed(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST.", "hooks.localhost", "intranet", "db.internal", "printer.local"})
    void namesOfOnesOwnNetworkAreNotTakenDownEither(String host) {
        assertThat(guarded.mayTell(URI.create("https://" + host + "/hooks"))).isFalse();
        assertThat(free.mayTell(URI.create("https://" + host + "/hooks"))).isTrue();
    }

    /** The JDK sends a POST again by itself when a connection breaks before the answer; what is told goes out once. */
    @Test
    void whatIsToldGoesOutOnceThoughTheConnectionBreaks() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            AtomicInteger calls = new AtomicInteger();
            Thread listening = Thread.ofVirtual().start(() -> {
                while (!listener.isClosed()) {
                    try (Socket call = listener.accept()) {
                        calls.incrementAndGet();
                        call.getInputStream().read(new byte[8_192]);
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            URI address = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
            assertThatThrownBy(() -> free.tell(address, Map.of(), "{}")).isInstanceOf(IOException.class);
            try (Socket after = new Socket("127.0.0.1", listener.getLocalPort())) {
                after.getOutputStream().write(1);
                assertThat(after.getInputStream().read())
                        .as("it was let in last, and hung up on")
                        .isNegative();
            }
            assertThat(calls).as("one, and the one after it").hasValue(2);
            listener.close();
            listening.join();
        }
    }
}
