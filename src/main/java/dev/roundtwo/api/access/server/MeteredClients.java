package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.identity.Guesses;
import dev.roundtwo.identity.Network;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Lets a client show who it is, within limits. A wrong secret is a guess and slows down the next from the same address; what
 * a client may ask for is counted once it has shown its secret, so nobody else uses it up. One without a secret is whoever
 * names it, and is counted at each address.
 */
final class MeteredClients implements AuthenticationProvider {

    private final AuthenticationProvider proof;
    private final boolean bySecret;
    private final Clients clients;
    private final Guesses guesses;
    private final Limits limits;

    MeteredClients(AuthenticationProvider proof, Clients clients, Guesses guesses, Limits limits) {
        this.proof = proof;
        this.bySecret = proof instanceof ClientSecretAuthenticationProvider;
        this.clients = clients;
        this.guesses = guesses;
        this.limits = limits;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        String name = String.valueOf(asked.getPrincipal());
        String secret = bySecret && asked.getCredentials() != null ? String.valueOf(asked.getCredentials()) : null;
        String address = asked.getDetails() instanceof WebAuthenticationDetails from ? from.getRemoteAddress() : null;
        if (secret != null) {
            guesses.admitSecret(name, address);
        }
        Authentication client;
        try {
            client = proof.authenticate(asked);
        } catch (OAuth2AuthenticationException refused) {
            if (secret != null
                    && OAuth2ErrorCodes.INVALID_CLIENT.equals(refused.getError().getErrorCode())
                    && !clients.isShutOut(name, secret)) {
                guesses.wrongSecret(name, secret, address);
            }
            throw refused;
        }
        if (client != null) {
            take(name, secret != null, address);
        }
        return client;
    }

    private void take(String name, boolean proven, @Nullable String address) {
        ClientId id = ClientId.of(name).orElseThrow();
        if (proven) {
            limits.take(Limited.TOKEN_REQUESTS, id.workspace(), id.client());
        } else {
            limits.takeFor(Limited.TOKEN_REQUESTS, id.client() + "@" + Network.of(address));
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(kind) && proof.supports(kind);
    }
}
