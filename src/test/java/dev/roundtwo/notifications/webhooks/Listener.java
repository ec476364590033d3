package dev.roundtwo.notifications.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another house's program: hears what it is told, and answers what a test wants it to. */
final class Listener implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** A call as it came. */
    record Heard(HttpHeaders headers, String body) {

        String id() {
            return headers.firstValue("webhook-id").orElseThrow();
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        String type() {
            return json().path("type").asString();
        }

        /** Whether the library of the specification itself takes it for ours. */
        boolean verifies(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException forged) {
                return false;
            }
        }
    }

    /** What is answered. */
    record Answer(int status, String body) {}

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Function<Heard, Answer> answers = call -> new Answer(204, "");

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    void answers(int status) {
        answers = call -> new Answer(status, "");
    }

    void answers(Function<Heard, Answer> how) {
        answers = how;
    }

    List<String> types() {
        return heard.stream().map(Heard::type).toList();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> given = exchange.getRequestHeaders();
        Heard call = new Heard(HttpHeaders.of(given, (name, value) -> true), body);
        heard.add(call);
        Answer answer = answers.apply(call);
        byte[] said = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), said.length == 0 ? -1 : said.length);
            if (said.length > 0) {
                exchange.getResponseBody().write(said);
            }
        } catch (IOException cut) {
            // Whoever called has read enough.
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
