package dev.roundtwo.month;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Set<String> again = new HashSet<>();

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

    byte[] secret() {
        return secret.clone();
    }

    /** What was told, each once, in the order in which it came first. */
    synchronized List<JsonNode> told() {
        return List.copyOf(taken.values());
    }

    synchronized List<String> forged() {
        return List.copyOf(forged);
    }

    /** The ids of what came more than once. */
    synchronized Set<String> again() {
        return Set.copyOf(again);
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
                again.add(id);
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
        return sign(secret, head.getFirst("webhook-id"), at, body).equals(head.getFirst("webhook-signature"))
                && Duration.between(at, clock.instant()).abs().compareTo(FRESH) < 0;
    }

    /** By the words of the Standard Webhooks specification. */
    static String sign(byte[] secret, String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String signed = id + '.' + at.getEpochSecond() + '.' + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it answers to a call that somebody else makes: with that body, signed by whoever has that secret for another. */
    int answers(byte[] secret, Instant at, String signed, String body) throws IOException, InterruptedException {
        String id = taken.keySet().iterator().next();
        try (HttpClient somebody = HttpClient.newHttpClient()) {
            HttpRequest call = HttpRequest.newBuilder(URI.create(url()))
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                    .header("webhook-signature", sign(secret, id, at, signed))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return somebody.send(call, BodyHandlers.discarding()).statusCode();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
