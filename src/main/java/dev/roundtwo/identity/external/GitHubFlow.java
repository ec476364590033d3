package dev.roundtwo.identity.external;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.roundtwo.identity.external.NotVouched.Reason;
import dev.roundtwo.platform.outbound.Outbound.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * GitHub, which speaks OAuth2 but not OpenID Connect: its API tells the number that never changes and the verified primary
 * e-mail. A GitHub Enterprise server works by its own address.
 */
@Component
class GitHubFlow {

    static final String PUBLIC = "https://github.com";

    private final Lines lines;
    private final JsonMapper json;

    GitHubFlow(Lines lines, JsonMapper json) {
        this.lines = lines;
        this.json = json;
    }

    void check(String issuer) throws NotVouched {
        if (!lines.mayAsk(URI.create(issuer))) {
            throw new NotVouched(Reason.UNFIT, "address");
        }
        Answer answer = lines.get(issuer, api(issuer, "/meta"), Map.of("Accept", "application/json"));
        if (answer.status() == 404) {
            throw new NotVouched(Reason.UNFIT, "status 404");
        }
    }

    Departure depart(Provider provider) {
        State state = new State();
        CodeVerifier verifier = new CodeVerifier();
        URI address = new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(provider.clientId()))
                .endpointURI(URI.create(provider.issuer() + "/login/oauth/authorize"))
                .redirectionURI(provider.redirect())
                .scope(new Scope("read:user", "user:email"))
                .state(state)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Departure(address, state.getValue(), "", verifier.getValue());
    }

    Vouched arrive(Provider provider, Departure departure, String code) throws NotVouched {
        String token = token(provider, departure, code);
        JsonNode user = ask(provider, "/user", token);
        long id = user.path("id").asLong(0);
        if (id <= 0) {
            throw new NotVouched(Reason.UNTRUSTED, "user");
        }
        String email = primary(ask(provider, "/user/emails", token));
        String login = user.path("login").asString("");
        String name = user.path("name").asString(login);
        return new Vouched(provider.issuer(), Long.toString(id), email, email != null, name, false);
    }

    private String token(Provider provider, Departure departure, String code) throws NotVouched {
        String form = URLUtils.serializeParameters(Map.of(
                "client_id", List.of(provider.clientId()),
                "client_secret", List.of(provider.clientSecret()),
                "code", List.of(code),
                "redirect_uri", List.of(provider.redirect().toString()),
                "code_verifier", List.of(departure.verifier())));
        Answer answer = lines.post(
                provider.issuer(),
                URI.create(provider.issuer() + "/login/oauth/access_token"),
                Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"),
                form);
        JsonNode said = read(answer);
        String error = said.path("error").asString("");
        if (!error.isEmpty()) {
            boolean ours = error.equals("incorrect_client_credentials") || error.equals("redirect_uri_mismatch");
            throw new NotVouched(
                    ours ? Reason.UNFIT : Reason.UNTRUSTED, error.matches("[a-z_]{1,40}") ? error : "error");
        }
        String token = said.path("access_token").asString("");
        if (token.isEmpty()) {
            throw new NotVouched(Reason.UNTRUSTED, "no token");
        }
        return token;
    }

    private JsonNode ask(Provider provider, String path, String token) throws NotVouched {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + token, "Accept", "application/vnd.github+json");
        return read(lines.get(provider.issuer(), api(provider.issuer(), path), headers));
    }

    private JsonNode read(Answer answer) throws NotVouched {
        try {
            if (answer.status() == 200) {
                return json.readTree(answer.body());
            }
        } catch (JacksonException odd) {
            // said below
        }
        throw new NotVouched(Reason.UNTRUSTED, "status " + answer.status());
    }

    private static @Nullable String primary(JsonNode emails) {
        for (JsonNode email : emails) {
            if (email.path("primary").asBoolean(false) && email.path("verified").asBoolean(false)) {
                String address = email.path("email").asString("");
                return address.isEmpty() ? null : address;
            }
        }
        return null;
    }

    private static URI api(String issuer, String path) {
        return URI.create(PUBLIC.equals(issuer) ? "https://api.github.com" + path : issuer + "/api/v3" + path);
    }
}
