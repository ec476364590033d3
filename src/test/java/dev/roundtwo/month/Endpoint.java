package dev.roundtwo.month;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another house's program that lives: takes what is signed as ours and of this moment, and each id once. */
final class Endpoint implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final HttpServer server;
    private final MovedClock clock;
    private final Map<String, JsonNode> taken = new LinkedHashMap<>();
    private final List<String> forged = new ArrayList<>();
    private byte[] secret = {};
    private int repeats;

    Endpoint(MovedClock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    void signedWith(String secret) {
        this.secret = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    /** What was told, each once, in the order in which it came first. */
    synchronized List<JsonNode> told() {
        return List.copyOf(taken.values());
    }

    synchronized List<String> forged() {
        return List.copyOf(forged);
    }

    synchronized int repeats() {
        return repeats;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Headers head = exchange.getRequestHeaders();
        boolean ours = verifies(head, body);
        synchronized (this) {
            String id = head.getFirst("webhook-id");
            if (!ours) {
                forged.add(body);
            } else if (taken.putIfAbsent(id, JSON.readTree(body)) != null) {
                repeats++;
            }
        }
        try (exchange) {
            exchange.sendResponseHeaders(ours ? 204 : 401, -1);
        } catch (IOException dead) {
            // Whoever called was killed meanwhile; it was taken all the same.
        }
    }

    private boolean verifies(Headers head, String body) {
        Instant at = Instant.ofEpochSecond(Long.parseLong(head.getFirst("webhook-timestamp")));
        String signed = head.getFirst("webhook-id") + '.' + at.getEpochSecond() + '.' + body;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] mark = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            byte[] ours = ("v1," + Base64.getEncoder().encodeToString(mark)).getBytes(StandardCharsets.US_ASCII);
            byte[] theirs = head.getFirst("webhook-signature").getBytes(StandardCharsets.US_ASCII);
            return MessageDigest.isEqual(ours, theirs)
                    && Duration.between(at, clock.instant()).abs().compareTo(FRESH) < 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
