package dev.roundtwo.tenancy;

import dev.roundtwo.platform.RuleBroken;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of a workspace's people, with its open invitations for admins. */
@Component
class PeoplePage {

    private final MemberList list;
    private final Invitations invitations;

    PeoplePage(MemberList list, Invitations invitations) {
        this.list = list;
        this.invitations = invitations;
    }

    /** The form for one more stands in the model already. */
    String of(Member me, Model model) {
        model.addAttribute("members", list.of(me));
        if (me.may(Role.ADMIN)) {
            model.addAttribute("invitations", invitations.open(me));
        }
        model.addAttribute("roles", Stream.of(Role.values()).filter(me::may).toList());
        return "tenancy/people/index";
    }

    static Role role(@Nullable String name) {
        return Role.named(name).orElseThrow(() -> new RuleBroken("tenancy.invitation.role"));
    }
}
