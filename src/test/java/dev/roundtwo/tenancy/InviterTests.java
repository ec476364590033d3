package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.platform.RuleBroken;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** An invitation is worth what its inviter is worth on the day it is used (v5.0.0-8.3.2). */
@ModuleTest
class InviterTests {

    @Autowired
    Cast cast;

    @Autowired
    Invitations invitations;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Members members;

    @Autowired
    Environment environment;

    Cast.People people;
    Member chloe;

    @BeforeEach
    void makeChloeAnAdmin() throws Exception {
        people = cast.people();
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.ADMIN);
            return "";
        });
        chloe = new Member(
                people.chloe().accountId(),
                people.ada().workspaceId(),
                people.ada().workspaceSlug(),
                people.ada().workspaceName(),
                Role.ADMIN,
                people.chloe().name(),
                people.chloe().email());
    }

    @Test
    void anAdminsInvitationIsGoodAsLongAsTheyAre() throws Exception {
        String token = invite(Role.ADMIN);
        assertThat(arrivals.look(chloe.workspaceSlug(), token)).isPresent();
        assertThat(arrivals.join(chloe.workspaceSlug(), token, people.charlie().accountId())
                        .role())
                .isEqualTo(Role.ADMIN);
    }

    @Test
    void nobodyComesInBySomebodyWhoseAccountIsDisabled() throws Exception {
        String token = invite(Role.ADMIN);
        tables("update account set disabled_at = now() where id = '" + chloe.accountId() + "'");
        isWorthNothing(token);
    }

    @Test
    void nobodyComesInBySomebodyWhoClosedTheirAccount() throws Exception {
        String token = invite(Role.MEMBER);
        new TablesOwner(environment).closedAccount(chloe.accountId(), 0);
        isWorthNothing(token);
    }

    /** Also one that was made in the moment in which its maker lost the role, after the others were withdrawn. */
    @Test
    void nobodyComesInAboveWhatTheirInviterIsNow() throws Exception {
        String token = invite(Role.ADMIN);
        tables("update member set role = 'INTERVIEWER' where account_id = '" + chloe.accountId() + "'");
        isWorthNothing(token);
    }

    private void isWorthNothing(String token) throws Exception {
        assertThat(in(people.ada(), () -> invitations.open(people.ada())))
                .as("open invitations")
                .isEmpty();
        UUID charlie = people.charlie().accountId();
        assertThat(arrivals.look(chloe.workspaceSlug(), token)).isEmpty();
        assertThatThrownBy(() -> arrivals.join(chloe.workspaceSlug(), token, charlie))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("tenancy.invitation.gone");
    }

    private String invite(Role role) throws Exception {
        String link = in(chloe, () -> invitations.invite(chloe, null, role));
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private void tables(String statement) {
        new TablesOwner(environment).run(chloe.workspaceId(), statement);
    }
}
