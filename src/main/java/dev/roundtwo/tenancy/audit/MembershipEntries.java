package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.MemberJoined;
import dev.roundtwo.tenancy.MemberLeft;
import dev.roundtwo.tenancy.RoleChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down who came, went, and may do something else now, in the transaction that does it. */
@Component
class MembershipEntries {

    private final Audit audit;

    MembershipEntries(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void joined(MemberJoined fact) {
        audit.record(
                "member.joined", "member", fact.accountId(), "role", fact.role().name());
    }

    @EventListener
    void left(MemberLeft fact) {
        boolean self = fact.accountId().equals(Scope.current().account());
        audit.record(self ? "member.left" : "member.removed", "member", fact.accountId());
    }

    @EventListener
    void changed(RoleChanged fact) {
        audit.record(
                "role.changed", "member", fact.accountId(), "role", fact.role().name());
    }
}
