package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chooses a loopback port: the one of last time, and any free one when somebody else has taken it. */
final class Port {

    static final String HOST = "127.0.0.1";

    private static final InetAddress ADDRESS = InetAddress.ofLiteral(HOST);

    private Port() {}

    static int choose(Path keptIn, int wish) throws IOException {
        int port = tryToBind(kept(keptIn, wish));
        if (port < 0) {
            port = tryToBind(0);
        }
        Files.writeString(keptIn, Integer.toString(port));
        return port;
    }

    static int kept(Path keptIn, int otherwise) throws IOException {
        if (Files.exists(keptIn)) {
            String text = Files.readString(keptIn).strip();
            if (text.matches("\\d{1,5}")) {
                return Integer.parseInt(text);
            }
        }
        return otherwise;
    }

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(ADDRESS, port);
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(address(port), 1_000);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static int tryToBind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address(port));
            return socket.getLocalPort();
        } catch (IOException taken) {
            return -1;
        }
    }
}
