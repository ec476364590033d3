package dev.roundtwo.insights.reports;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.groups.Access;
import dev.roundtwo.practice.groups.GroupPages;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports of a month, each read from the models when it is asked for, and written for whoever asks. */
@Service
@Transactional(readOnly = true)
public class Reports {

    private static final YearMonth FIRST = YearMonth.of(2020, 1);

    private final RegionalSettings regions;
    private final OwnReport own;
    private final GroupReport group;
    private final WorkspaceReport workspace;
    private final GroupPages groups;
    private final Clock clock;

    Reports(
            RegionalSettings regions,
            OwnReport own,
            GroupReport group,
            WorkspaceReport workspace,
            GroupPages groups,
            Clock clock) {
        this.regions = regions;
        this.own = own;
        this.group = group;
        this.workspace = workspace;
        this.groups = groups;
        this.clock = clock;
    }

    /** Everybody's own. */
    public Report mine(Member me, YearMonth month) {
        me.mustBe(Role.MEMBER);
        return own.of(me, month, reader(me));
    }

    /** For those who see the group from inside; levels for its leads, and of those only what is shared with them. */
    public Report ofGroup(Member me, UUID id, YearMonth month) {
        return group.of(me, inside(me, id), month, reader(me));
    }

    /** For owners and admins. */
    public Report ofWorkspace(Member me, YearMonth month) {
        me.mustBe(Role.ADMIN);
        return workspace.of(me, month, reader(me));
    }

    /** When the month begins on the reader's clock. */
    public Instant begins(Member me, YearMonth month) {
        return reader(me).span(month).from();
    }

    /** The last month that is over on the reader's clock. */
    public YearMonth last(Member me) {
        return reader(me).last(clock.instant());
    }

    /** The same, for who may read the group's. */
    public YearMonth last(Member me, UUID id) {
        inside(me, id);
        return last(me);
    }

    /** A month as an address has it: none that is yet to come, and none before there was anything. */
    public YearMonth month(Member me, String typed) {
        try {
            YearMonth month = YearMonth.parse(typed);
            if (month.isBefore(FIRST) || month.isAfter(last(me).plusMonths(1))) {
                throw new NotFound("month", typed);
            }
            return month;
        } catch (DateTimeException unreadable) {
            throw new NotFound("month", typed);
        }
    }

    private Access.Inside inside(Member me, UUID id) {
        me.mustBe(Role.MEMBER);
        Access.Inside inside = groups.page(me, id);
        if (!inside.sees()) {
            throw new AccessDeniedException("not of the group");
        }
        return inside;
    }

    private Reader reader(Member me) {
        return Reader.of(regions.of(me.accountId()));
    }
}
