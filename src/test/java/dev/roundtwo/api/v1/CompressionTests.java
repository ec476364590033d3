package dev.roundtwo.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Bearer;
import dev.roundtwo.Cast;
import dev.roundtwo.TightLimits;
import dev.roundtwo.tenancy.Member;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What the API sends is pressed for whoever can unpack it. */
@TightLimits
class CompressionTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @LocalServerPort
    int port;

    String token;
    String base;

    @BeforeEach
    void letIn() {
        Member ada = cast.people().ada();
        token = Bearer.token(house, ada, "questions:read");
        base = "http://localhost:" + port + "/api/v1/workspaces/" + ada.workspaceSlug();
    }

    @Test
    void listsAreSentAsGzip() throws Exception {
        HttpResponse<byte[]> plain = get("/questions", "identity");
        HttpResponse<byte[]> pressed = get("/questions", "gzip");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(pressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(pressed.headers().allValues("Vary"))
                .anySatisfy(vary -> assertThat(vary).containsIgnoringCase("accept-encoding"));
        assertThat(pressed.body().length).isLessThan(plain.body().length / 2);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(pressed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        }
    }

    /** A strong tag names these very bytes, and {@code If-Match} takes no other (RFC 9110, 8.8.3.3). */
    @Test
    void whatHasAStrongTagIsSentAsItIs() throws Exception {
        String one = JsonMapper.shared()
                .readTree(get("/questions", "identity").body())
                .at("/items/0/id")
                .asString();
        HttpResponse<byte[]> question = get("/questions/" + one, "gzip");
        assertThat(question.headers().firstValue("ETag").orElseThrow()).startsWith("\"");
        assertThat(question.headers().firstValue("Content-Encoding")).isEmpty();
    }

    private HttpResponse<byte[]> get(String path, String encoding) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Accept-Encoding", encoding)
                                .build(),
                        BodyHandlers.ofByteArray());
    }
}
