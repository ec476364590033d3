package dev.roundtwo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.roles.RolesTable;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * What wants a fresh proof of who is there, route by route (v5.0.0-7.5.1, v5.0.0-7.5.3): each page and act is tried by the owner
 * of a workspace who showed it 31 minutes ago. A route that is added here, or left out, is a decision.
 */
@ModuleTest
class AskedAgainTests {

    private static final String ASKS = """
            GET /account/data
            GET /account/data/closure
            POST /account/data/closure
            POST /account/data/parcels
            GET /account/data/parcels/{parcel}
            GET /account/identities
            POST /account/identities
            GET /account/identities/new
            POST /account/identities/refusal
            POST /account/identities/{id}/removal
            GET /account/password
            POST /account/password
            GET /account/security
            GET /account/security/app
            POST /account/security/app
            POST /account/security/app/confirmation
            POST /account/security/app/removal
            POST /account/security/passkeys
            POST /account/security/passkeys/options
            POST /account/security/passkeys/{id}/name
            POST /account/security/passkeys/{id}/removal
            GET /account/security/recovery-codes
            POST /account/security/recovery-codes
            GET /account/way-back/{slug}
            POST /account/way-back/{slug}
            GET /w/{workspace}/apps/{state}
            POST /w/{workspace}/people/invitations
            GET /w/{workspace}/people/ownership
            POST /w/{workspace}/people/ownership
            POST /w/{workspace}/people/{account}/removal
            POST /w/{workspace}/people/{account}/role
            GET /w/{workspace}/settings/audit/entries.csv
            GET /w/{workspace}/settings/audit/entries.json
            GET /w/{workspace}/settings/clients
            POST /w/{workspace}/settings/clients
            GET /w/{workspace}/settings/clients/issuers
            POST /w/{workspace}/settings/clients/issuers
            POST /w/{workspace}/settings/clients/issuers/{issuer}/removal
            GET /w/{workspace}/settings/clients/new
            GET /w/{workspace}/settings/clients/{client}
            POST /w/{workspace}/settings/clients/{client}
            POST /w/{workspace}/settings/clients/{client}/deletion
            POST /w/{workspace}/settings/clients/{client}/disabling
            POST /w/{workspace}/settings/clients/{client}/enabling
            POST /w/{workspace}/settings/clients/{client}/secrets
            POST /w/{workspace}/settings/clients/{client}/secrets/{secret}/removal
            GET /w/{workspace}/settings/data
            GET /w/{workspace}/settings/data/closure
            POST /w/{workspace}/settings/data/closure
            POST /w/{workspace}/settings/data/parcels
            GET /w/{workspace}/settings/data/parcels/{parcel}
            POST /w/{workspace}/settings/data/retention
            POST /w/{workspace}/settings/second-factor
            GET /w/{workspace}/settings/sign-in
            GET /w/{workspace}/settings/sign-in/domains
            POST /w/{workspace}/settings/sign-in/domains
            POST /w/{workspace}/settings/sign-in/domains/{domain}/proof
            POST /w/{workspace}/settings/sign-in/domains/{domain}/removal
            GET /w/{workspace}/settings/sign-in/providers
            POST /w/{workspace}/settings/sign-in/providers
            GET /w/{workspace}/settings/sign-in/providers/new
            GET /w/{workspace}/settings/sign-in/providers/{id}
            POST /w/{workspace}/settings/sign-in/providers/{id}
            POST /w/{workspace}/settings/sign-in/providers/{id}/removal
            GET /w/{workspace}/settings/sign-in/providers/{id}/test
            POST /w/{workspace}/settings/sign-in/sole
            POST /w/{workspace}/settings/webhooks
            GET /w/{workspace}/settings/webhooks/new
            POST /w/{workspace}/settings/webhooks/{webhook}
            POST /w/{workspace}/settings/webhooks/{webhook}/deletion
            GET /w/{workspace}/settings/webhooks/{webhook}/edit
            POST /w/{workspace}/settings/webhooks/{webhook}/secrets
            POST /w/{workspace}/settings/webhooks/{webhook}/secrets/{old}/removal
            """;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Test
    void whoShowedTooLongAgoWhoTheyAreIsAskedAgainForWhatMatters() {
        Member ada = cast.people().ada();
        assertThat(routes("/(account(?!/proof)|w|workspaces|oauth2/consent)").filter(route -> isAsked(route, ada)))
                .as("a route that begins or ceases to ask belongs into this list, or out of it")
                .containsExactlyInAnyOrderElementsOf(ASKS.lines().toList());
    }

    @Test
    void whoOperatesIsAskedAgainForEverything() {
        Member ada = cast.people().ada();
        assertThat(routes("/operator")).isNotEmpty().allMatch(route -> isAsked(route, ada));
    }

    private static Stream<String> routes(String below) {
        return RolesTable.routes().stream().filter(route -> route.matches("\\S+ " + below + "(/.*)?"));
    }

    private boolean isAsked(String route, Member ada) {
        String to = tries(route, ada).getResponse().getRedirectedUrl();
        return to != null && to.startsWith("/account/proof");
    }

    private MvcTestResult tries(String route, Member ada) {
        String[] words = route.split(" ");
        String path = words[1].replace("{workspace}", ada.workspaceSlug())
                .replaceAll("\\{\\w+}", Ids.next().toString());
        var longAgo = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(ada.accountId(), Instant.now().minus(Duration.ofMinutes(31)), false), null, List.of());
        return web.method(HttpMethod.valueOf(words[0]))
                .uri(path)
                .with(authentication(longAgo))
                .with(Cast.form())
                .asyncExchange(); // a stream that opens does not end
    }
}
