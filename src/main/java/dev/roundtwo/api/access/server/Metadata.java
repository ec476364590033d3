package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.platform.web.PublicUrl;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.stereotype.Component;

/** What we offer, for clients that look it up (RFC 8414); nothing of it is taken from the request. */
@Component
class Metadata implements Consumer<OAuth2AuthorizationServerMetadata.Builder> {

    private static final List<String> SECRETS = List.of("client_secret_basic", "client_secret_post");
    private static final List<String> SECRETS_OR_NONE = List.of("client_secret_basic", "client_secret_post", "none");

    private final PublicUrl url;

    Metadata(PublicUrl url) {
        this.url = url;
    }

    @Override
    public void accept(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.claims(claims -> {
            claims.clear();
            claims.put("issuer", url.of(""));
            claims.put("authorization_endpoint", url.of("/oauth2/authorize"));
            claims.put("token_endpoint", url.of("/oauth2/token"));
            claims.put("jwks_uri", url.of("/oauth2/jwks"));
            claims.put("revocation_endpoint", url.of("/oauth2/revoke"));
            claims.put("introspection_endpoint", url.of("/oauth2/introspect"));
            claims.put("service_documentation", url.of("/api"));
            claims.put(
                    "scopes_supported",
                    Stream.of(ApiScope.values()).map(ApiScope::code).toList());
            claims.put("response_types_supported", List.of("code"));
            claims.put("response_modes_supported", List.of("query"));
            claims.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
            claims.put("code_challenge_methods_supported", List.of("S256"));
            claims.put("token_endpoint_auth_methods_supported", SECRETS_OR_NONE);
            claims.put("revocation_endpoint_auth_methods_supported", SECRETS_OR_NONE);
            claims.put("introspection_endpoint_auth_methods_supported", SECRETS);
            claims.put("authorization_response_iss_parameter_supported", true);
        });
    }
}
