package dev.roundtwo.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser, who goes to whichever node they are led to. */
final class Visitor implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** What was answered. */
    record Page(int status, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** What a form of this page has to send along. */
        String token() {
            Matcher token = TOKEN.matcher(text());
            assertThat(token.find()).as(text()).isTrue();
            return token.group(1);
        }
    }

    void signsIn(Node node, String email, String password) throws IOException, InterruptedException {
        Page door = get(node, "/sign-in");
        Page in = post(node, "/sign-in", door.token(), Map.of("email", email, "password", password));
        assertThat(in.status()).as(in.text()).isEqualTo(302);
    }

    Page get(Node node, String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(node.url() + path)).build());
    }

    Page post(Node node, String path, String token, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + coded(field.getValue()))
                .collect(Collectors.joining("&", "", "&_csrf=" + coded(token)));
        return answer(HttpRequest.newBuilder(URI.create(node.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private Page answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = browser.send(request, BodyHandlers.ofByteArray());
        return new Page(answer.statusCode(), answer.body());
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.close();
    }
}
