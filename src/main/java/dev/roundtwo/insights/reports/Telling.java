package dev.roundtwo.insights.reports;

import dev.roundtwo.platform.mail.Letter;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.practice.groups.GroupPages;
import dev.roundtwo.practice.groups.GroupRow;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import dev.roundtwo.tenancy.notices.Notice;
import dev.roundtwo.tenancy.notices.NoticeKind;
import dev.roundtwo.tenancy.notices.Notices;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells one person of a month: their own, those of the groups they lead, and for owners and admins the workspace's. That it was told
 * is a row of the same transaction, so it is told once. What leads are mailed holds no levels, as it could not be taken back.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Telling {

    private final JdbcClient sql;
    private final Workspaces workspaces;
    private final GroupPages groups;
    private final Reports reports;
    private final Activity activity;
    private final Notices notices;
    private final Pages pages;
    private final Clock clock;

    Telling(
            JdbcClient sql,
            Workspaces workspaces,
            GroupPages groups,
            Reports reports,
            Activity activity,
            Notices notices,
            Pages pages,
            Clock clock) {
        this.sql = sql;
        this.workspaces = workspaces;
        this.groups = groups;
        this.reports = reports;
        this.activity = activity;
        this.notices = notices;
        this.pages = pages;
        this.clock = clock;
    }

    /** In the workspace in scope; to whoever has left it, nothing. */
    void tell(UUID account, YearMonth month) {
        UUID workspace = Scope.currentWorkspace().orElseThrow();
        workspaces.of(account).stream()
                .filter(member -> member.workspaceId().equals(workspace))
                .findFirst()
                .ifPresent(member -> new Scope(workspace, account).run(() -> tell(member, month)));
    }

    private void tell(Member me, YearMonth month) {
        String base = "/w/" + me.workspaceSlug();
        if (activity.ever(me.accountId(), null)) {
            tell(me, "me", month, reports.mine(me, month), base + "/reports/" + month);
        }
        for (GroupRow group : groups.mine(me, reports.begins(me, month))) {
            if (group.lead() && activity.ever(null, group.id())) {
                Report report = reports.ofGroup(me, group.id(), month);
                tell(me, "group/" + group.id(), month, report, base + "/groups/" + group.id() + "/reports/" + month);
            }
        }
        if (me.may(Role.ADMIN) && activity.ever(null, null)) {
            tell(me, "workspace", month, reports.ofWorkspace(me, month), base + "/settings/reports/" + month);
        }
    }

    private void tell(Member me, String subject, YearMonth month, Report report, String path) {
        int fresh = sql.sql("""
                        insert into insight_told (workspace_id, account_id, subject, month, told_at)
                        values (current_workspace(), ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(me.accountId(), subject, Date.valueOf(month.atDay(1)), Timestamp.from(clock.instant()))
                .update();
        if (fresh == 1) {
            notices.tell(notice(me, subject, report, path));
        }
    }

    private Notice notice(Member me, String subject, Report report, String path) {
        String name = "report/" + me.workspaceId() + "/" + subject + "/" + report.key();
        String code = "notices.report." + (subject.startsWith("group/") ? "group" : subject);
        return new Notice(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                me.accountId(),
                NoticeKind.REPORT,
                "report/" + subject,
                pages.text(code + ".title", report.monthName(), report.about()),
                List.of(report.quiet() == null ? pages.text(code) : report.quiet()),
                report.quiet() == null
                        ? report.figures().stream()
                                .map(figure -> new Letter.Row(figure.label(), figure.value()))
                                .toList()
                        : List.of(),
                pages.text("notices.report.open"),
                path,
                null,
                null);
    }
}
