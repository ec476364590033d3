package dev.roundtwo.journeys;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientForm;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.tenancy.Member;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A certified client that is none of ours (openid-client, run by Node) gets in, refreshes and gives back; Chloé says yes. */
@Journey
class ForeignClientJourney {

    private static final JsonMapper JSON = new JsonMapper();

    private final Stage stage;
    private final ApiClients registry;
    private Person chloe;
    private HttpServer app;
    private String back;

    @Autowired
    ForeignClientJourney(ApplicationContext house, ApiClients registry) {
        this.stage = new Stage(house);
        this.registry = registry;
    }

    @BeforeEach
    void open() throws IOException {
        chloe = stage.person("chloe");
        app = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        app.createContext("/", exchange -> {
            byte[] page = "<title>The app</title>Here you are.".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        app.start();
        back = "http://127.0.0.1:" + app.getAddress().getPort() + "/back";
    }

    @AfterEach
    void close() {
        app.stop(0);
        chloe.close();
    }

    @Test
    void aWebAppWithASecretComesInRefreshesAsksAndGivesBack() throws Exception {
        dances(ClientKind.SITE);
    }

    @Test
    void anAppWithoutASecretDoesTheSame() throws Exception {
        dances(ClientKind.APP);
    }

    private void dances(ClientKind kind) throws Exception {
        Member ada = stage.member("ada");
        ApiClients.Registered registered = in(
                ada,
                () -> registry.register(
                        ada, new ClientForm("Slots", kind.name(), back, List.of("members:read"), null)));
        UUID id = registered.id();
        String clientId = new ClientId(ada.workspaceId(), id).text();
        String secret = Objects.requireNonNullElse(registered.secret(), "");
        Process client = start(clientId, secret);
        try (BufferedReader said = client.inputReader();
                PrintWriter tell = new PrintWriter(client.outputWriter(), true)) {
            chloe.page.navigate(next(said).path("open").asString());
            chloe.page.getByText("Let it in").click();
            chloe.page.waitForURL(Pattern.compile(Pattern.quote(back) + ".*"));
            tell.println(JSON.writeValueAsString(Map.of("at", chloe.page.url())));

            assertThat(next(said).path("mixUp").asString()).isNotEmpty().doesNotContain("null");
            JsonNode first = next(said);
            assertThat(first.path("token").asString()).isEqualToIgnoringCase("bearer");
            assertThat(first.path("scope").asString()).isEqualTo("members:read");
            assertThat(first.path("called").asInt()).isEqualTo(200);
            JsonNode second = next(said);
            assertThat(second.path("rotated").asBoolean()).isTrue();
            assertThat(second.path("called").asInt()).isEqualTo(200);
            if (!secret.isEmpty()) {
                JsonNode about = next(said);
                assertThat(about.path("active").asBoolean()).isTrue();
                assertThat(about.path("sub").asString())
                        .isEqualTo(stage.member("chloe").accountId().toString());
            }
            JsonNode ended = next(said);
            assertThat(ended.path("called").asInt()).isEqualTo(401);
            assertThat(ended.path("refreshed").asString()).isEqualTo("invalid_grant");
            assertThat(client.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(client.exitValue()).isZero();
        } finally {
            client.destroyForcibly();
        }
        chloe.hadNoComplaints();
    }

    private Process start(String clientId, String secret) throws IOException {
        Path script = Path.of("src/test/tools/client.mjs").toAbsolutePath();
        String api = stage.url() + "/api/v1/workspaces/demo/members";
        return new ProcessBuilder("node", script.toString(), stage.url(), clientId, secret, back, api)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static JsonNode next(BufferedReader said) throws IOException {
        return JSON.readTree(Objects.requireNonNull(said.readLine(), "the client ended"));
    }
}
