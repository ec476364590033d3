package dev.roundtwo.tenancy.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.TightLimits;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.Provider;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.identity.sessions.Proof;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-6.3.1: whoever runs a provider that somebody linked, uses up none of that person's other ways in. */
@TightLimits
class ProviderRateTests {

    private static final int MOST = 3;

    @Autowired
    Turnstile turnstile;

    @Autowired
    SignIns signIns;

    @Autowired
    Accounts accounts;

    @Autowired
    Workspaces workspaces;

    @Autowired
    ExternalIdentities identities;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Account ada;
    Vouched person;
    TrustedProvider provider;
    TrustedProvider another;

    @BeforeEach
    void link() {
        var people = cast.people();
        ada = accounts.open(Ids.next() + "@example.org", "Ada", "three owls on a wire");
        workspaces.join(people.ada().workspaceId(), ada.id(), Role.MEMBER);
        person = new Vouched("https://provider.example", "ada-" + Ids.next(), ada.email(), true, "Ada", false);
        identities.linkNew(ada.id(), person);
        provider = provider(people);
        another = provider(people);
    }

    @Test
    void aProvidersWordIsCountedByItselfAndNotAmongTheAccountsOwnSignIns() {
        for (int i = 0; i < MOST; i++) {
            comesBack(provider);
        }
        assertThatThrownBy(() -> comesBack(provider)).isInstanceOf(Throttled.class);
        comesBack(another);
        for (int i = 0; i < MOST; i++) {
            assertThat(byPassword()).isEqualTo("/workspaces");
        }
        assertThatThrownBy(this::byPassword).isInstanceOf(Throttled.class);
    }

    @Test
    void halfASignInIsNone() {
        Scope.ofAccount(ada.id())
                .run(() -> transaction.executeWithoutResult(status -> sql.sql(
                                "insert into authenticator_app (account_id, sealed, last_step, confirmed_at) values (?, 'x', 1, now())")
                        .param(ada.id())
                        .update()));
        for (int i = 0; i < MOST; i++) {
            assertThat(comesBack(provider)).startsWith("/sign-in/second-factor");
        }
        for (int i = 0; i < MOST; i++) {
            assertThat(byPassword()).startsWith("/sign-in/second-factor");
        }
        for (int i = 0; i < MOST; i++) {
            signIns.complete(request(), new MockHttpServletResponse(), ada.id(), Proof.APP);
        }
        assertThatThrownBy(() -> signIns.complete(request(), new MockHttpServletResponse(), ada.id(), Proof.APP))
                .as("whole ones are counted")
                .isInstanceOf(Throttled.class);
    }

    private String comesBack(TrustedProvider from) {
        turnstile.pass(from, person, "203.0.113.9");
        return signIns.signInThrough(request(), new MockHttpServletResponse(), ada.id(), false, null);
    }

    private String byPassword() {
        return signIns.signIn(request(), new MockHttpServletResponse(), ada.id(), Proof.PASSWORD, null);
    }

    private static MockHttpServletRequest request() {
        return new MockHttpServletRequest("GET", "/");
    }

    private static TrustedProvider provider(Cast.People people) {
        return new TrustedProvider(
                UUID.randomUUID(),
                people.ada().workspaceId(),
                people.ada().workspaceSlug(),
                "abcdefgh",
                Provider.Kind.OPENID,
                "Door",
                "https://provider.example",
                "client",
                false,
                "",
                null,
                false);
    }
}
