package dev.roundtwo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.platform.live.LiveTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Over a real socket, as the container reads and removes forwarded headers before any filter sees them. */
@LiveTest
class LoopbackTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:80"})
    void aBrowserOnThisMachineIsServed(String host) throws IOException {
        assertThat(status("Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-For: 127.0.0.1, 127.0.0.1",
                "X-Forwarded-For: 203.0.113.5",
                "X-Forwarded-Host: localhost",
                "X-Forwarded-Proto: http",
                "Forwarded: for=127.0.0.1",
                "X-Real-IP: 127.0.0.1"
            })
    void whatCameThroughAProxyIsNot(String header) throws IOException {
        assertThat(status("Host: localhost\r\n" + header)).isEqualTo(404);
    }

    @Test
    void anotherNameForThisMachineIsNot() throws IOException {
        assertThat(status("Host: rebound.example")).isEqualTo(404);
        assertThat(status("Host: localhost.example")).isEqualTo(404);
    }

    private int status(String headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /outbox HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
