package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.RuleBroken;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/**
 * Who acts as less than they are, as an owner does by a provider's token, does what that less may, to themselves too; and a
 * program, whose secret an admin of yesterday may know, makes no admins (v5.0.0-8.3.1, v5.0.0-8.3.2).
 */
@ModuleTest
class ActingAsLessTests {

    @Autowired
    Cast cast;

    @Autowired
    Members members;

    @Autowired
    MemberList list;

    @Autowired
    Invitations invitations;

    @Autowired
    Workspaces workspaces;

    @Autowired
    Accounts accounts;

    Cast.People people;
    Member ada;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        ada = people.ada();
        give(ada, people.dmitri(), Role.OWNER);
    }

    @Test
    void noOwnerIsThrownOutByWhoActsForThemAsAnAdmin() throws Exception {
        Member less = as(ada, ada.accountId(), Role.ADMIN);
        assertThatThrownBy(() -> in(ada, () -> {
                    members.remove(less, ada.accountId());
                    return null;
                }))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("tenancy.member.above");
        assertThatThrownBy(() -> give(less, ada, Role.MEMBER)).hasMessage("tenancy.member.above");
        assertThat(roleOf(ada)).isEqualTo(Role.OWNER);
    }

    @Test
    void asAnAdminAnOwnerDoesWhatAdminsDo() throws Exception {
        give(as(ada, ada.accountId(), Role.ADMIN), people.ben(), Role.INTERVIEWER);
        assertThat(roleOf(people.ben())).isEqualTo(Role.INTERVIEWER);
    }

    @Test
    void whoIsLessThanTheyWereInvitesNobody() throws Exception {
        Member chloe = as(ada, people.chloe().accountId(), Role.ADMIN); // an interviewer now
        assertThatThrownBy(() -> in(chloe, () -> invitations.invite(chloe, null, Role.MEMBER)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(in(ada, () -> invitations.open(ada))).isEmpty();
    }

    @Test
    void aProgramMakesNobodyAdmin() throws Exception {
        UUID program = in(ada, () -> {
            UUID account = accounts.openForProgram("Importer");
            workspaces.join(ada.workspaceId(), account, Role.ADMIN);
            return account;
        });
        Member importer = as(ada, program, Role.ADMIN);
        assertThatThrownBy(() -> in(importer, () -> invitations.invite(importer, null, Role.ADMIN)))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("tenancy.invitation.program");
        assertThatThrownBy(() -> give(importer, people.chloe(), Role.ADMIN)).hasMessage("tenancy.invitation.program");
        assertThat(in(importer, () -> invitations.invite(importer, null, Role.INTERVIEWER)))
                .contains("/invitations/");
    }

    private void give(Member by, Member to, Role role) throws Exception {
        in(by, () -> {
            members.changeRole(by, to.accountId(), role);
            return null;
        });
    }

    private Role roleOf(Member who) throws Exception {
        return in(ada, () -> list.one(ada, who.accountId()).role());
    }

    private static Member as(Member host, UUID account, Role role) {
        return new Member(
                account,
                host.workspaceId(),
                host.workspaceSlug(),
                host.workspaceName(),
                role,
                "Somebody",
                "some@ex.org");
    }
}
