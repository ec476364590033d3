package dev.roundtwo.tenancy.signon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider that is not ours ({@code provider.mjs}), run beside the tests and told how to behave. */
public final class ForeignProvider implements AutoCloseable {

    public static final String SECRET = "a secret of the client & more: %";

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    public final String issuer;

    private ForeignProvider(Process process, int port) {
        this.process = process;
        this.issuer = "http://localhost:" + port;
    }

    public static ForeignProvider start() {
        try {
            Path script = Path.of("src/test/tools/provider.mjs").toAbsolutePath();
            var builder = new ProcessBuilder("node", script.toString());
            builder.redirectError(Path.of("target", "provider.log").toFile());
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("port ")) {
                    return new ForeignProvider(process, Integer.parseInt(line.substring(5)));
                }
            }
            throw new IllegalStateException("The provider did not start; see target/provider.log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the provider something; the answer says how often each of its addresses was asked. */
    public JsonNode tell(Map<String, Object> what) {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(issuer + "/control"))
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(what)))
                        .build())
                .body());
    }

    /** Lets it know a client of this name and the one address it may send people back to. */
    public void knows(String client, String redirect) {
        tell(Map.of(
                "clients",
                java.util.List.of(Map.of(
                        "client_id", client, "client_secret", SECRET, "redirect_uris", java.util.List.of(redirect)))));
    }

    /** The one who signs in there next. */
    public void isVisitedBy(String subject, String email, boolean verified) {
        tell(Map.of(
                "person",
                subject,
                "people",
                Map.of(subject, Map.of("email", email, "email_verified", verified, "name", "Ada", "number", 4_711))));
    }

    public void misbehaves(Map<String, Object> how) {
        tell(Map.of("misbehave", how));
    }

    public void behaves() {
        misbehaves(Map.of());
    }

    public int hits(String path) {
        return tell(Map.of()).path("hits").path(path).asInt(0);
    }

    /** A fresh browser goes to the provider and signs in there; where the provider sends it back to. */
    public URI walk(String address) {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI at = URI.create(address);
        for (int i = 0; i < 8; i++) {
            HttpResponse<String> answer =
                    send(browser, HttpRequest.newBuilder(at).build());
            String onward = answer.headers()
                    .firstValue("location")
                    .orElseThrow(() -> new AssertionError("The provider stays: " + answer.body()));
            at = at.resolve(onward);
            if (!at.toString().startsWith(issuer)) {
                return at;
            }
        }
        throw new AssertionError("The provider goes round in circles: " + at);
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(http, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
