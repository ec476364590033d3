package dev.roundtwo.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A fault of ours, over the wire: said without a detail, and logged with all of them (v5.0.0-16.5.1, v5.0.0-16.3.4, v5.0.0-16.5.4). */
@LiveTest
@ExtendWith(OutputCaptureExtension.class)
class FaultTests {

    @LocalServerPort
    int port;

    @Test
    void aFaultTellsItsIdAndNothingElse(CapturedOutput log) throws Exception {
        for (String accept : new String[] {"text/html", "application/json"}) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/test-fault"))
                                    .header("Accept", accept)
                                    .build(),
                            BodyHandlers.ofString());
            String id = answer.headers().firstValue("X-Correlation-Id").orElseThrow();
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().allValues("X-Correlation-Id")).hasSize(1);
            assertThat(answer.body()).contains(id).doesNotContain("a detail of ours", "Exception", "dev.roundtwo");
            assertThat(log.getAll().lines().filter(line -> line.contains(id))).isNotEmpty();
        }
        assertThat(log.getAll()).contains("a detail of ours");
    }
}
