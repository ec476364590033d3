package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which doors of a person's workspaces a session has passed: the second factor, and the one provider. */
@Component
public class Doors {

    private final Workspaces workspaces;
    private final Clock clock;

    Doors(Workspaces workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** The workspaces that the person belongs to and that would not let this session in. */
    public Set<UUID> shutTo(SignedIn me, HttpServletRequest request) {
        return workspaces.entriesOf(me.accountId()).stream()
                .filter(entry -> entry.asksForSecondFactor() && !me.twice() || isShut(me, entry.member(), request))
                .map(entry -> entry.member().workspaceId())
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isShut(SignedIn me, Member member, HttpServletRequest request) {
        if (me.byProviderOnly() && !Through.cameToWorkspace(request, me.accountId(), member.workspaceId())) {
            return true;
        }
        return member.soleProvider() != null
                && !Through.came(request, me.accountId(), member.soleProvider(), clock.instant(), SignOnFilter.TO_OPEN)
                && !WayBack.isOpen(request, member, clock.instant());
    }
}
