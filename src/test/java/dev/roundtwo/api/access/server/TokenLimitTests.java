package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Bearer;
import dev.roundtwo.Cast;
import dev.roundtwo.TightLimits;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.api.access.server.Dance.App;
import dev.roundtwo.platform.Ids;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** How often the authorization server may be asked, by whom and from where (v5.0.0-6.3.1, v5.0.0-2.4.1, v5.0.0-10.4.10). */
@TightLimits
class TokenLimitTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiClients registry;

    @Autowired
    Cast cast;

    Cast.People people;
    Dance dance;
    App program;
    String here;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        dance = new Dance(web, registry);
        program = dance.registered(people.ada(), ClientKind.PROGRAM);
        here = address();
    }

    @Test
    void aClientThatAsksTooOftenIsToldWhenToComeAgain() throws Exception {
        for (int i = 0; i < 8; i++) {
            assertThat(token(program, program.secret(), here)).hasStatusOk();
        }
        assertTooMany(token(program, program.secret(), here));
        assertTooMany(token(program, program.secret(), address()));
        App neighbour = dance.registered(people.ada(), ClientKind.PROGRAM);
        assertThat(token(neighbour, neighbour.secret(), here))
                .as("another client")
                .hasStatusOk();
        App elsewhere = dance.registered(people.charlie(), ClientKind.PROGRAM);
        assertThat(token(elsewhere, elsewhere.secret(), here)).hasStatusOk();
    }

    @Test
    void theClientsOfAWorkspaceShareItsLimitAndTakeNothingFromAnother() throws Exception {
        int given = 0;
        for (int i = 0; i < 4; i++) {
            App one = dance.registered(people.ada(), ClientKind.PROGRAM);
            for (int j = 0; j < 5; j++) {
                given += token(one, one.secret(), here).getResponse().getStatus() == 200 ? 1 : 0;
            }
        }
        assertThat(given).isBetween(12, 14);
        App elsewhere = dance.registered(people.charlie(), ClientKind.PROGRAM);
        assertThat(token(elsewhere, elsewhere.secret(), here)).hasStatusOk();
    }

    /** v5.0.0-6.3.1: slowed for the client and the address, and nobody at another address is locked out by it. */
    @Test
    void wrongSecretsAreGuessesAndSlowNobodyElseDown() {
        String network =
                "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000)) + ":7:";
        for (int i = 0; i < 5; i++) {
            assertThat(token(program, "rt2_guess" + i, network + ":" + i))
                    .as("guess %d", i)
                    .hasStatus(401)
                    .bodyText()
                    .contains("invalid_client");
        }
        assertTooMany(token(program, "rt2_guess6", network + ":99"));
        assertTooMany(token(program, program.secret(), network + ":100"));
        assertThat(basic(program, program.secret(), network + ":100")).hasStatus(429);
        assertThat(token(program, program.secret(), here)).as("from elsewhere").hasStatusOk();
        assertThat(token(program, program.secret(), network.replace(":7:", ":8:") + ":1"))
                .as("from the next network")
                .hasStatusOk();
    }

    /** A machine that was left with an old secret tries it for ever, beside others that have the new one. */
    @Test
    void theSameWrongSecretIsOneGuessHoweverOften() {
        for (int i = 0; i < 15; i++) {
            assertThat(token(program, "rt2_old", here)).hasStatus(401);
        }
        assertThat(token(program, program.secret(), here)).hasStatusOk();
    }

    @Test
    void whoMerelyNamesAClientUsesUpNothingOfIt() throws Exception {
        App app = dance.registered(people.ada(), ClientKind.APP);
        for (int i = 0; i < 8; i++) {
            assertThat(refresh(app, here)).hasStatus(400);
        }
        assertTooMany(refresh(app, here));
        assertThat(refresh(app, address()))
                .as("from elsewhere")
                .hasStatus(400)
                .bodyText()
                .contains("invalid_grant");
        for (int i = 0; i < 12; i++) {
            token(program, null, here);
            token(program, "", here);
        }
        assertThat(token(program, program.secret(), address())).hasStatusOk();
    }

    @Test
    void eachEndpointIsLimitedByAddress() {
        for (String path : new String[] {"/oauth2/token", "/oauth2/revoke", "/oauth2/introspect"}) {
            String from = address();
            MvcTestResult last = null;
            for (int i = 0; i < 65; i++) {
                last = web.post().uri(path).param("token", "x").with(from(from)).exchange();
            }
            assertTooMany(last);
            assertThat(token(program, program.secret(), here))
                    .as("other addresses")
                    .hasStatusOk();
        }
        MvcTestResult last = null;
        for (int i = 0; i < 65; i++) {
            last = web.get()
                    .uri("/.well-known/oauth-authorization-server")
                    .with(from(here))
                    .exchange();
        }
        assertTooMany(last);
    }

    @Test
    void whoIsSignedInAsksForAuthorizationAsOftenAsForPages() {
        MvcTestResult last = null;
        for (int i = 0; i < 215; i++) {
            last = web.get()
                    .uri("/oauth2/authorize")
                    .queryParam("client_id", "none")
                    .with(as(people.chloe()))
                    .exchange();
        }
        assertThat(last).hasStatus(429).containsHeader("Retry-After").bodyText().contains("<!doctype html>");
        assertThat(web.get()
                        .uri("/oauth2/authorize")
                        .queryParam("client_id", "none")
                        .with(as(people.ben())))
                .hasStatus(400);
    }

    /** Each of these may leave a session behind, so there is an end to it. */
    @Test
    void whoIsNotSignedInIsSlowedDown() {
        MvcTestResult last = null;
        for (int i = 0; i < 1_005; i++) {
            last = web.get()
                    .uri("/oauth2/authorize")
                    .queryParam("client_id", "none")
                    .with(from(here))
                    .exchange();
        }
        assertThat(last).hasStatus(429).containsHeader("Retry-After").bodyText().contains("<!doctype html>");
        assertThat(web.get()
                        .uri("/oauth2/authorize")
                        .queryParam("client_id", "none")
                        .with(from(address())))
                .hasStatus(400);
    }

    @Test
    void callsWithoutAGoodTokenAreTheirAddresssAndThoseWithOneGoOn() {
        String path = "/api/v1/workspaces/" + people.ada().workspaceSlug() + "/members";
        MvcTestResult last = null;
        for (int i = 0; i < 65; i++) {
            last = web.get()
                    .uri(path)
                    .header("Authorization", "Bearer a.b.c")
                    .with(from(here))
                    .exchange();
        }
        assertThat(last)
                .hasStatus(429)
                .containsHeader("Retry-After")
                .hasContentTypeCompatibleWith("application/problem+json");
        assertThat(web.get().uri(path).with(from(here))).hasStatus(429);
        assertThat(web.get().uri(path).with(from(here)).with(Bearer.of(people.ada(), "members:read")))
                .hasStatusOk();
    }

    private MvcTestResult token(App app, @Nullable String secret, String address) {
        var request = web.post()
                .uri("/oauth2/token")
                .param("grant_type", "client_credentials")
                .param("scope", "members:read")
                .param("client_id", app.clientId())
                .with(from(address));
        return (secret == null ? request : request.param("client_secret", secret)).exchange();
    }

    private MvcTestResult basic(App app, @Nullable String secret, String address) {
        return web.post()
                .uri("/oauth2/token")
                .param("grant_type", "client_credentials")
                .with(
                        org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .httpBasic(app.clientId(), String.valueOf(secret)))
                .with(from(address))
                .exchange();
    }

    private MvcTestResult refresh(App app, String address) {
        return web.post()
                .uri("/oauth2/token")
                .param("grant_type", "refresh_token")
                .param("refresh_token", "0".repeat(32) + "." + "a".repeat(43))
                .param("client_id", app.clientId())
                .with(from(address))
                .exchange();
    }

    /** The answer of RFC 6749, with when to come again. */
    private static void assertTooMany(@Nullable MvcTestResult answer) {
        assertThat(answer).isNotNull();
        assertThat(answer).hasStatus(429).hasContentTypeCompatibleWith("application/json");
        assertThat(answer).bodyJson().extractingPath("$.error").isEqualTo("temporarily_unavailable");
        assertThat(answer.getResponse().getHeader("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    /** An address that nobody else in the tests has. */
    private static String address() {
        String id = Ids.next().toString().replace("-", "");
        return "2001:db8:%s:%s::1".formatted(id.substring(24, 28), id.substring(28));
    }
}
