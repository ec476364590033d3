package dev.roundtwo.api.access.server;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.tenancy.Workspaces;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * What an authorization request must be, beyond what Spring asks: its redirect address given and registered, letter for
 * letter; scopes named and registered; and, once somebody is signed in, a member of the client's workspace, with a second factor where it wants one.
 */
@Component
class AuthorizeRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    /** Told on a page of ours and not to the client: who asks is no member where it belongs. */
    static final String NO_MEMBER = "no_member";

    /** The client's workspace asks for a second factor, and who asks signed in without. */
    static final String ONE_FACTOR = "one_factor";

    /** Only a provider vouches for who asks: what a client is given lasts, so they show first who they are. */
    static final String NO_PROOF = "no_proof";

    private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Workspaces workspaces;

    AuthorizeRules(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        RegisteredClient client = context.getRegisteredClient();
        String redirect = request.getRedirectUri();
        if (redirect == null || !client.getRedirectUris().contains(redirect)) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, OAuth2ParameterNames.REDIRECT_URI, request, false);
        }
        Set<String> scopes = request.getScopes();
        if (scopes.isEmpty() || !client.getScopes().containsAll(scopes)) {
            throw refusal(OAuth2ErrorCodes.INVALID_SCOPE, OAuth2ParameterNames.SCOPE, request, true);
        }
        Map<String, Object> more = request.getAdditionalParameters();
        if (more.get(PkceParameterNames.CODE_CHALLENGE) instanceof String challenge
                && !challenge.isEmpty()
                && !S256.matcher(challenge).matches()) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, PkceParameterNames.CODE_CHALLENGE, request, true);
        }
        if (request.getPrincipal() instanceof Authentication who && who.getPrincipal() instanceof SignedIn me) {
            String slug = client.getClientSettings().getSetting(Clients.SLUG);
            Workspaces.Entry entry = workspaces
                    .entry(slug, me.accountId())
                    .filter(found -> !found.suspended())
                    .orElseThrow(() -> refusal(NO_MEMBER, client.getClientName(), request, false));
            if (me.byProviderOnly()) {
                throw refusal(NO_PROOF, client.getClientName(), request, false);
            }
            if (entry.asksForSecondFactor() && !me.twice()) {
                throw refusal(ONE_FACTOR, client.getClientName(), request, false);
            }
        }
    }

    /**
     * Whether to ask for consent. Given before, it is enough, unless the workspace lets people in through its one provider:
     * the page stands behind the door that checks that. Who cannot show a secret always asks.
     */
    boolean asks(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        if (context.getRegisteredClient().getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            return true; // any program on the machine can say that it is this one
        }
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        OAuth2AuthorizationConsent given = context.getAuthorizationConsent();
        if (given == null || !given.getScopes().containsAll(request.getScopes())) {
            return true;
        }
        String slug = context.getRegisteredClient().getClientSettings().getSetting(Clients.SLUG);
        return !(request.getPrincipal() instanceof Authentication who
                && who.getPrincipal() instanceof SignedIn me
                && workspaces
                        .member(slug, me.accountId())
                        .filter(member -> member.soleProvider() == null)
                        .isPresent());
    }

    /** Not to be sent back to an address that is not the client's, nor when it is none of the client's business. */
    private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
            String code, String about, OAuth2AuthorizationCodeRequestAuthenticationToken request, boolean toClient) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(code, about, null), toClient ? request : null);
    }
}
