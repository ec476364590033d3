package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.api.access.clients.ClientPages;
import dev.roundtwo.api.access.clients.ClientSecrets;
import dev.roundtwo.api.access.server.Dance.App;
import dev.roundtwo.api.access.server.Dance.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Revocation (RFC 7009), introspection (RFC 7662), what is published about us, and clients with two secrets. */
@ModuleTest
class EndpointsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiClients registry;

    @Autowired
    ClientPages shown;

    @Autowired
    ClientSecrets secrets;

    @Autowired
    AccessTokens reader;

    @Autowired
    Cast cast;

    Cast.People people;
    Dance dance;
    App site;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        dance = new Dance(web, registry);
        site = dance.registered(people.ada(), ClientKind.SITE);
    }

    /** v5.0.0-10.4.9: either token ends the authorization, access tokens that are out included. */
    @Test
    void aClientGivesItsTokensBack() throws Exception {
        for (ClientKind kind : new ClientKind[] {ClientKind.SITE, ClientKind.APP}) {
            App app = dance.registered(people.ada(), kind);
            for (boolean refresh : new boolean[] {true, false}) {
                Tokens tokens = dance.tokens(people.chloe(), app);
                assertThat(dance.post("/oauth2/revoke", app, "token", refresh ? tokens.refresh() : tokens.access()))
                        .hasStatusOk();
                assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(401);
                GrantedApp.assertInvalidGrant(dance.refresh(app, tokens.refresh()));
            }
        }
    }

    @Test
    void aTokenThatIsNoneIsGivenBackWithoutAWord() {
        for (String token : new String[] {"nonsense", "a.b.c", "' or 1=1", "0".repeat(32) + "." + "a".repeat(43)}) {
            assertThat(dance.post("/oauth2/revoke", site, "token", token)).hasStatusOk();
        }
    }

    @Test
    void nobodyRevokesForAnother() throws Exception {
        App other = dance.registered(people.ada(), ClientKind.SITE);
        Tokens tokens = dance.tokens(people.chloe(), site);
        assertThat(dance.post("/oauth2/revoke", other, "token", tokens.refresh()))
                .hasStatusOk();
        assertThat(dance.post(
                        "/oauth2/revoke", new App(site.id(), site.clientId(), "rt2_wrong"), "token", tokens.refresh()))
                .hasStatus(401);
        assertThat(dance.post("/oauth2/revoke", new App(site.id(), site.clientId(), null), "token", tokens.refresh()))
                .hasStatus(401);
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatusOk();
    }

    @Test
    void introspectionTellsWhatATokenIsGoodFor() {
        Tokens tokens = dance.tokens(people.chloe(), site);
        JsonNode access = Dance.json(dance.post("/oauth2/introspect", site, "token", tokens.access()));
        assertThat(access.path("active").asBoolean()).isTrue();
        assertThat(access.path("scope").asString()).isEqualTo("members:read");
        assertThat(access.path("client_id").asString()).isEqualTo(site.clientId());
        assertThat(access.path("sub").asString())
                .isEqualTo(people.chloe().accountId().toString());
        assertThat(Dance.json(dance.post("/oauth2/introspect", site, "token", tokens.refresh()))
                        .path("active")
                        .asBoolean())
                .isTrue();
        dance.post("/oauth2/revoke", site, "token", tokens.refresh());
        for (String token : new String[] {tokens.access(), tokens.refresh(), "nonsense"}) {
            MvcTestResult answer = dance.post("/oauth2/introspect", site, "token", token);
            assertThat(answer).hasStatusOk().bodyJson().isEqualTo("{\"active\":false}");
        }
    }

    @Test
    void introspectionNeedsASecretAndIsForOnesOwnTokens() throws Exception {
        Tokens tokens = dance.tokens(people.chloe(), site);
        App open = dance.registered(people.ada(), ClientKind.APP);
        assertThat(dance.post("/oauth2/introspect", open, "token", tokens.access()))
                .hasStatus(401);
        App stranger = dance.registered(people.charlie(), ClientKind.SITE);
        assertThat(dance.post("/oauth2/introspect", stranger, "token", tokens.access()))
                .bodyJson()
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void whatWeOfferIsPublishedAndNothingOfItComesFromTheRequest() {
        MvcTestResult answer = web.get()
                .uri("/.well-known/oauth-authorization-server")
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .exchange();
        assertThat(answer).hasStatusOk().bodyText().doesNotContain("evil");
        JsonNode metadata = Dance.json(answer);
        assertThat(metadata.path("issuer").asString()).isEqualTo(reader.issuer());
        assertThat(metadata.path("token_endpoint").asString()).isEqualTo(reader.issuer() + "/oauth2/token");
        assertThat(metadata.path("code_challenge_methods_supported")).hasToString("[\"S256\"]");
        assertThat(metadata.path("grant_types_supported"))
                .hasToString("[\"authorization_code\",\"refresh_token\",\"client_credentials\"]");
        assertThat(metadata.has("device_authorization_endpoint")).isFalse();
        assertThat(metadata.has("registration_endpoint")).isFalse();
    }

    @Test
    void thePublishedKeysCheckATokenAndHoldNothingSecret() throws Exception {
        Tokens tokens = dance.tokens(people.chloe(), site);
        MvcTestResult answer = web.get().uri("/oauth2/jwks").exchange();
        assertThat(answer).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=900, public");
        assertThat(answer).bodyText().doesNotContain("\"d\"");
        JWKSet published = JWKSet.parse(answer.getResponse().getContentAsString());
        SignedJWT token = SignedJWT.parse(tokens.access());
        var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    }

    /** v5.0.0-13.3.4: a secret is changed without a gap, and the old one is gone at once. */
    @Test
    void aClientMayHaveTwoSecretsForAWhile() throws Exception {
        String second = in(people.ada(), () -> secrets.add(people.ada(), site.id()));
        App renewed = new App(site.id(), site.clientId(), second);
        Tokens tokens = dance.tokens(people.chloe(), site);
        tokens = Tokens.of(dance.refresh(renewed, tokens.refresh()));
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatusOk();
        in(people.ada(), () -> {
            var first = shown.get(people.ada(), site.id()).secrets().getFirst();
            secrets.remove(people.ada(), site.id(), first.id());
            return null;
        });
        assertThat(dance.refresh(site, tokens.refresh())).hasStatus(401);
        assertThat(dance.refresh(renewed, tokens.refresh())).hasStatusOk();
    }

    /** v5.0.0-10.4.10: a client with a secret cannot leave it out. */
    @Test
    void aClientWithASecretIsNoneWithoutIt() {
        App bare = new App(site.id(), site.clientId(), null);
        assertThat(dance.exchange(bare, dance.code(people.chloe(), site))).hasStatus(401);
        Tokens tokens = dance.tokens(people.chloe(), site);
        assertThat(dance.refresh(bare, tokens.refresh())).hasStatus(401);
    }

    /** v5.0.0-4.1.4 */
    @Test
    void theEndpointsTakeTheirOwnMethodsOnly() {
        for (String path : new String[] {"/oauth2/token", "/oauth2/revoke", "/oauth2/introspect"}) {
            assertThat(web.get().uri(path)).hasStatus4xxClientError();
        }
        assertThat(web.post().uri("/oauth2/register").param("client_name", "mine"))
                .hasStatus4xxClientError();
        assertThat(web.post().uri("/oauth2/device_authorization").param("client_id", site.clientId()))
                .hasStatus4xxClientError();
    }
}
