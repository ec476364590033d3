package dev.roundtwo.api.access.issuers;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A workspace that takes its own provider's tokens, and what it takes of them (v5.0.0-9.1.1 to 9.2.4, v5.0.0-6.8.1, v5.0.0-10.3.3). */
@ModuleTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustedIssuerTests {

    private static final String AUDIENCE = "round-two-api";

    @Autowired
    MockMvcTester web;

    @Autowired
    TrustedIssuers issuers;

    @Autowired
    ExternalIdentities identities;

    @Autowired
    Members members;

    @Autowired
    Cast cast;

    HttpServer server;
    String issuer;
    RSAKey key;
    Cast.People people;
    String subject;

    @BeforeAll
    void open() throws Exception {
        key = new RSAKeyGenerator(2048)
                .keyID("theirs")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        issuer = "http://localhost:" + server.getAddress().getPort();
        String about = """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
                "response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer);
        answer("/.well-known/openid-configuration", about);
        answer("/jwks", new JWKSet(key).toString());
        server.start();
    }

    private void answer(String path, String text) {
        server.createContext(path, exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    void close() {
        server.stop(0);
    }

    @BeforeEach
    void trust() throws Exception {
        people = cast.people();
        subject = Ids.next().toString();
        trust(people.ada());
        identities.link(people.chloe().accountId(), new Vouched(issuer, subject, null, false, null, false));
    }

    private void trust(Member admin) throws Exception {
        in(admin, () -> {
            issuers.add(admin, issuer, AUDIENCE, List.of("members:read"));
            return null;
        });
    }

    @Test
    void whoLinkedThatIdentityComesInWithTheirRole() throws Exception {
        var answer = web.get()
                .uri(doorstep(people.ada()))
                .header("Authorization", "Bearer " + signed(claims()))
                .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.name").isEqualTo("Chloé");
        assertThat(answer).bodyJson().extractingPath("$.role").isEqualTo("INTERVIEWER");
    }

    @Test
    void whatItMayIsWhatTheTokenSaysAndTheWorkspaceAllows() throws Exception {
        assertThat(status(signed(claims().claim("scope", "questions:read")))).isEqualTo(403);
        assertThat(status(signed(claims().claim("scope", null)))).isEqualTo(403);
        assertThat(status(signed(claims().claim("scope", null).claim("scp", List.of("members:read")))))
                .isEqualTo(200);
        assertThat(web.post()
                        .uri(doorstep(people.ada()))
                        .header("Authorization", "Bearer " + signed(claims().claim("scope", "members:write"))))
                .hasStatus(403);
    }

    /** Who chooses the provider is an admin: by its word nobody is more than that (v5.0.0-8.3.1). */
    @Test
    void anOwnerIsAnAdminByTheWordOfAProviderThatAdminsChoose() throws Exception {
        String owner = Ids.next().toString();
        identities.link(people.ada().accountId(), new Vouched(issuer, owner, null, false, null, false));
        assertThat(web.get()
                        .uri(doorstep(people.ada()))
                        .header("Authorization", "Bearer " + signed(claims().subject(owner))))
                .bodyJson()
                .extractingPath("$.role")
                .isEqualTo("ADMIN");
    }

    /** An e-mail names nobody: only the issuer's own name for them, linked before. */
    @Test
    void somebodyElsesIdentityIsNobodys() throws Exception {
        assertThat(status(signed(claims().subject("unknown")
                        .claim("email", people.chloe().email()))))
                .isEqualTo(401);
        assertThat(status(signed(claims().subject(people.chloe().accountId().toString()))))
                .isEqualTo(401);
    }

    @Test
    void aBentOrForeignTokenIsRefused() throws Exception {
        RSAKey own = new RSAKeyGenerator(2048).keyID("theirs").generate();
        assertThat(status(signed(own, header().build(), claims()))).isEqualTo(401);
        assertThat(status(signed(own, header().jwk(own.toPublicJWK()).build(), claims())))
                .isEqualTo(401);
        assertThat(status(new PlainJWT(claims().build()).serialize())).isEqualTo(401);
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("theirs").build(), claims().build());
        confused.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        assertThat(status(confused.serialize())).isEqualTo(401);
        assertThat(status(signed(claims().audience("another-api")))).isEqualTo(401);
        assertThat(status(signed(claims().issuer("https://evil.example")))).isEqualTo(401);
        assertThat(status(signed(claims().expirationTime(minutes(-1))))).isEqualTo(401);
        assertThat(status(signed(claims().expirationTime(null)))).isEqualTo(401);
        assertThat(status(signed(claims().expirationTime(null).serializeNullClaims(true))))
                .as("an end that is there in name only")
                .isEqualTo(401);
        assertThat(status(signed(claims().notBeforeTime(minutes(1))))).isEqualTo(401);
    }

    /** v5.0.0-9.2.2 */
    @Test
    void anIdTokenIsNoAccessToken() throws Exception {
        assertThat(status(signed(claims().claim("nonce", "abc")))).isEqualTo(401);
        assertThat(status(signed(
                        key, header().type(new JOSEObjectType("logout+jwt")).build(), claims())))
                .isEqualTo(401);
    }

    /** v5.0.0-8.4.1 */
    @Test
    void aProviderIsTrustedByItsWorkspaceOnly() throws Exception {
        assertThat(status(people.charlie(), signed(claims()))).isEqualTo(401);
        trust(people.charlie());
        assertThat(status(people.charlie(), signed(claims()))).isEqualTo(401);
        assertThat(web.get().uri("/api/v1/doorstep").header("Authorization", "Bearer " + signed(claims())))
                .hasStatus(401);
    }

    /** v5.0.0-8.3.2 */
    @Test
    void whoIsRemovedAndWhatIsTrustedNoMoreStopsAtOnce() throws Exception {
        String token = signed(claims());
        in(people.ada(), () -> {
            members.remove(people.ada(), people.chloe().accountId());
            return null;
        });
        assertThat(status(token)).isEqualTo(401);
        cast.joins(people.ada(), people.chloe());
        assertThat(status(token)).isEqualTo(200);
        in(people.ada(), () -> {
            issuers.remove(people.ada(), issuers.of(people.ada()).getFirst().id());
            return null;
        });
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void onlyAProviderThatAnswersAsOneIsTaken() {
        for (String wrong :
                new String[] {"", "nonsense", issuer + "/elsewhere", "ftp://localhost", "file:///etc/passwd"}) {
            assertThatThrownBy(() -> in(people.dmitri(), () -> {
                        issuers.add(people.ada(), wrong, AUDIENCE, List.of("members:read"));
                        return null;
                    }))
                    .as(wrong)
                    .isInstanceOf(RuleBroken.class);
        }
    }

    @Test
    void adminsSeeAndChangeWhomTheyTrust() {
        String page = "/w/" + people.ada().workspaceSlug() + "/settings/clients/issuers";
        assertThat(web.get().uri(page).with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains(issuer, AUDIENCE);
        assertThat(web.get().uri(page).with(as(people.chloe()))).hasStatus(403);
        assertThat(web.post()
                        .uri(page)
                        .with(as(people.ada()))
                        .param("issuer", issuer)
                        .param("audience", AUDIENCE)
                        .param("scopes", "members:read"))
                .hasStatus(422)
                .bodyText()
                .contains("trusted already");
    }

    private String doorstep(Member host) {
        return "/api/v1/workspaces/" + host.workspaceSlug() + "/doorstep";
    }

    private int status(String token) {
        return status(people.ada(), token);
    }

    private int status(Member host, String token) {
        return web.get()
                .uri(doorstep(host))
                .header("Authorization", "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("scope", "members:read other")
                .issueTime(new Date())
                .expirationTime(minutes(5));
    }

    private static Date minutes(int from) {
        return Date.from(Instant.now().plusSeconds(from * 60L));
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("theirs");
    }

    private String signed(JWTClaimsSet.Builder claims) throws Exception {
        return signed(key, header().build(), claims);
    }

    private static String signed(RSAKey key, JWSHeader header, JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
