package dev.roundtwo.tenancy.signon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * A name server that knows the TXT records it is told, and says of every other name that there is none (RFC 1035). All module
 * tests ask it, and no other.
 */
@TestConfiguration(proxyBeanMethods = false)
public class NameServer implements AutoCloseable {

    final Map<String, String> texts = new ConcurrentHashMap<>();
    private final DatagramSocket socket;

    NameServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::serve);
    }

    @Bean
    DynamicPropertyRegistrar nameServerOfTests() {
        return settings -> settings.add("roundtwo.dns-server", this::address);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        byte[] room = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(room, room.length);
                socket.receive(question);
                byte[] answer = answer(Arrays.copyOf(room, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = 12;
        while (question[at] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
            at += question[at] + 1;
        }
        String text = texts.get(name.toString());
        var out = new ByteArrayOutputStream();
        out.write(question, 0, 2);
        out.write(new byte[] {
            (byte) 0x84, (byte) (text == null ? 3 : 0), 0, 1, 0, (byte) (text == null ? 0 : 1), 0, 0, 0, 0
        });
        out.write(question, 12, at + 5 - 12);
        if (text != null) {
            byte[] said = text.getBytes(StandardCharsets.US_ASCII);
            out.write(new byte[] {
                (byte) 0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 1, 0, (byte) (said.length + 1), (byte) said.length
            });
            out.write(said);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
