package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;

import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientForm;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.tenancy.Member;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The steps of OAuth as a client of the tests takes them; each can be taken wrongly by changing its parameters. */
final class Dance {

    static final String BACK = "https://app.example.org/back?from=round-two";
    static final String VERIFIER = "a-verifier-of-43-characters-and-not-one-less";

    private final MockMvcTester web;
    private final ApiClients registry;

    Dance(MockMvcTester web, ApiClients registry) {
        this.web = web;
        this.registry = registry;
    }

    /** A client of the admin's workspace that may ask for questions:read and members:read. */
    App registered(Member admin, ClientKind kind) throws Exception {
        return in(admin, () -> {
            var form = new ClientForm(
                    "Slots", kind.name(), BACK, List.of("members:read", "questions:read"), "INTERVIEWER");
            ApiClients.Registered made = registry.register(admin, form);
            return new App(made.id(), new ClientId(admin.workspaceId(), made.id()).text(), made.secret());
        });
    }

    /** A good request for authorization. */
    Map<String, String> request(App app) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", app.clientId());
        parameters.put("redirect_uri", BACK);
        parameters.put("scope", "members:read");
        parameters.put("state", "the client's own & state");
        parameters.put("code_challenge", Secrets.digest(VERIFIER));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    MvcTestResult authorize(@Nullable Member person, Map<String, String> parameters) {
        var request = web.get().uri("/oauth2/authorize");
        parameters.forEach(request::queryParam);
        return (person == null ? request : request.with(as(person))).exchange();
    }

    /** Says yes on the consent page that the answer leads to. */
    MvcTestResult consent(Member person, App app, MvcTestResult asked) {
        page(person, person.workspaceSlug(), state(asked));
        return web.post()
                .uri("/oauth2/authorize")
                .with(as(person))
                .param("client_id", app.clientId())
                .param("state", state(asked))
                .param("scope", "members:read")
                .exchange();
    }

    /** The consent page, behind the workspace's door. */
    MvcTestResult page(Member person, String workspace, String state) {
        return web.get()
                .uri("/w/" + workspace + "/apps/" + state)
                .with(as(person))
                .exchange();
    }

    /** The state of the consent page. */
    static String state(MvcTestResult asked) {
        return query(Objects.requireNonNull(asked.getResponse().getRedirectedUrl()))
                .get("state");
    }

    /** A code, with consent where it is asked for. */
    String code(Member person, App app) {
        MvcTestResult answer = authorize(person, request(app));
        String to = String.valueOf(answer.getResponse().getRedirectedUrl());
        return to.contains("/oauth2/consent")
                ? onward(consent(person, app, answer)).get("code")
                : query(to).get("code");
    }

    /** What the client is told at its own address, by redirect or after a form. */
    static Map<String, String> onward(MvcTestResult answer) {
        String redirect = answer.getResponse().getRedirectedUrl();
        String refresh = answer.getResponse().getHeader("Refresh");
        return query(
                redirect != null ? redirect : Objects.requireNonNull(refresh).substring("0;url=".length()));
    }

    static Map<String, String> query(String url) {
        return Arrays.stream(url.substring(url.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, other) -> other));
    }

    MvcTestResult exchange(App app, String code) {
        return token(
                app, "grant_type", "authorization_code", "code", code, "redirect_uri", BACK, "code_verifier", VERIFIER);
    }

    MvcTestResult refresh(App app, String token) {
        return token(app, "grant_type", "refresh_token", "refresh_token", token);
    }

    MvcTestResult token(App app, String... parameters) {
        return post("/oauth2/token", app, parameters);
    }

    MvcTestResult post(String path, App app, String... parameters) {
        var request = web.post().uri(path).param("client_id", app.clientId());
        if (app.secret() != null) {
            request.param("client_secret", app.secret());
        }
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    /** The tokens of a person who lets the app in. */
    Tokens tokens(Member person, App app) {
        return Tokens.of(exchange(app, code(person, app)));
    }

    MvcTestResult call(Member member, String access) {
        return web.get()
                .uri("/api/v1/workspaces/" + member.workspaceSlug() + "/doorstep")
                .header("Authorization", "Bearer " + access)
                .exchange();
    }

    static JsonNode json(MvcTestResult answer) {
        try {
            return new JsonMapper().readTree(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    record App(UUID id, String clientId, @Nullable String secret) {}

    record Tokens(String access, String refresh) {

        static Tokens of(MvcTestResult answer) {
            JsonNode json = json(answer);
            return new Tokens(
                    json.path("access_token").asString(),
                    json.path("refresh_token").asString(""));
        }
    }
}
