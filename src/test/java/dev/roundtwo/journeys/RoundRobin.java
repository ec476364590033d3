package dev.roundtwo.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A load balancer that knows no stickiness: every single request goes to the next node, and one that refuses the connection
 * is passed over. A node that dies in the middle of an answer costs that answer (502), as with any real proxy.
 */
final class RoundRobin implements AutoCloseable {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "content-length", "transfer-encoding", "keep-alive", "upgrade", "host", "expect", ":status");

    private final List<Integer> nodes;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Death> deaths = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    RoundRobin(List<Integer> nodes) throws IOException {
        this.nodes = List.copyOf(nodes);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Each request has a connection of its own, as balancers do it: a kept one would die with its node. */
    private void pass(HttpExchange exchange) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<InputStream> answer = null;
            int turn = next.getAndIncrement(); // others take theirs meanwhile
            for (int tries = 0; tries < nodes.size() && answer == null; tries++) {
                int node = nodes.get(Math.floorMod(turn + tries, nodes.size()));
                Death death = deathOf(node, exchange);
                if (death == null) {
                    answer = ask(client, exchange, body, node);
                } else {
                    die(death, client, exchange, body);
                    break;
                }
            }
            if (answer == null) {
                exchange.sendResponseHeaders(502, -1);
            } else {
                give(exchange, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.shutdownNow();
        }
    }

    /** The node dies of the next request whose path ends like this: having done it, or not; nobody hears of it either way. */
    CountDownLatch dies(Node node, String path, boolean done) {
        var death = new Death(node, path, done, new CountDownLatch(1));
        deaths.add(death);
        return death.over;
    }

    private @Nullable Death deathOf(int port, HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return deaths.stream()
                .filter(death -> death.node.port == port && path.endsWith(death.path) && deaths.remove(death))
                .findFirst()
                .orElse(null);
    }

    private void die(Death death, HttpClient client, HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        if (death.done) {
            Objects.requireNonNull(ask(client, exchange, body, death.node.port))
                    .body()
                    .close();
        }
        death.node.kill();
        death.over.countDown();
    }

    private HttpResponse<InputStream> ask(HttpClient client, HttpExchange exchange, byte[] body, int port)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException refused) {
            return null;
        } catch (IOException died) {
            exchange.sendResponseHeaders(502, -1);
            throw died;
        }
    }

    private static void give(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = answer.statusCode() == 204 || answer.statusCode() == 304;
        exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : 0);
        try (InputStream in = answer.body();
                var out = exchange.getResponseBody()) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Death(Node node, String path, boolean done, CountDownLatch over) {}
}
