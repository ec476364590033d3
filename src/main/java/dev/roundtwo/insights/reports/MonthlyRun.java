package dev.roundtwo.insights.reports;

import dev.roundtwo.identity.Regional;
import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts a job into the queue for everybody whose month is over, one workspace to a transaction: what is cut off, or done by two nodes
 * at once, is one job all the same. A month that was over a week ago is told to nobody any more, unless it failed: then it is
 * a job itself, which is tried again and at last waits for an operator.
 */
@Component
class MonthlyRun {

    static final String CHORE = "tell-reports";

    private static final Duration TOO_LATE = Duration.ofDays(7);
    /** Where a month ends last, and where it ends first. */
    private static final ZoneOffset WEST = ZoneOffset.ofHours(-12);

    private static final ZoneOffset EAST = ZoneOffset.ofHours(14);

    private final JdbcClient sql;
    private final Jobs jobs;
    private final OwnTransaction apart;
    private final ChoreParts parts;
    private final Clock clock;

    MonthlyRun(JdbcClient sql, Jobs jobs, OwnTransaction apart, ChoreParts parts, Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.apart = apart;
        this.parts = parts;
        this.clock = clock;
    }

    void go() {
        Instant now = clock.instant();
        YearMonth month = YearMonth.from(now.atOffset(EAST)).minusMonths(1);
        Instant everywhere = at(WEST).due(month);
        if (now.isBefore(at(EAST).due(month)) || now.isAfter(everywhere.plus(TOO_LATE))) {
            return;
        }
        List<UUID> open = apart.of(() -> sql.sql("select insight_open(?) as id")
                .param(Date.valueOf(month.atDay(1)))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list());
        for (UUID workspace : open) {
            String what = month + " in workspace " + workspace;
            if (!parts.done(CHORE, what, () -> in(workspace, () -> see(month, now, !now.isBefore(everywhere))))) {
                parts.done(CHORE, what + ", as a job", () -> in(workspace, () -> handOver(month, now)));
            }
        }
    }

    /** What the job does that a month became when it failed. Where it is not over for everybody, it is the chore's again. */
    void again(YearMonth month) {
        Instant now = clock.instant();
        boolean last = !now.isBefore(at(WEST).due(month));
        see(month, now, last);
        if (!last) {
            sql.sql("delete from insight_month where workspace_id = current_workspace() and month = ?")
                    .param(Date.valueOf(month.atDay(1)))
                    .update();
        }
    }

    private void in(UUID workspace, Runnable work) {
        new Scope(workspace, null).run(() -> apart.run(work));
    }

    /** Whoever notes it first hands it over. */
    private void handOver(YearMonth month, Instant now) {
        if (noted(month, now)) {
            jobs.enqueue(MonthJob.KIND, new MonthJob.Failed(month.toString()));
        }
    }

    private boolean noted(YearMonth month, Instant now) {
        return sql.sql("""
                        insert into insight_month (workspace_id, month, done_at) values (current_workspace(), ?, ?)
                        on conflict do nothing
                        """)
                        .params(Date.valueOf(month.atDay(1)), Timestamp.from(now))
                        .update()
                == 1;
    }

    private void see(YearMonth month, Instant now, boolean last) {
        Date first = Date.valueOf(month.atDay(1));
        sql
                .sql("""
                        select m.account_id, a.zone, m.joined_at from member m join account a on a.id = m.account_id
                        where m.workspace_id = current_workspace() and not a.robot and not exists (
                            select from insight_due d where d.workspace_id = m.workspace_id and d.account_id = m.account_id
                              and d.month = :month)
                        order by m.account_id
                        """)
                .param("month", first)
                .query((row, number) -> new Somebody(
                        row.getObject("account_id", UUID.class),
                        Reader.of(Regional.kept(row.getString("zone"), null)),
                        row.getTimestamp("joined_at").toInstant()))
                .list()
                .stream()
                .filter(one -> !now.isBefore(one.reader.due(month)))
                .forEach(one -> queue(one, month, first));
        if (last) {
            noted(month, now);
        }
    }

    /** Of two nodes that come here at once the second waits for the first, and then finds it done. */
    private void queue(Somebody one, YearMonth month, Date first) {
        int fresh = sql.sql("""
                        insert into insight_due (workspace_id, account_id, month) values (current_workspace(), ?, ?)
                        on conflict do nothing
                        """).params(one.account, first).update();
        if (fresh == 1 && one.joined.isBefore(one.reader.span(month).to())) {
            jobs.enqueue(ReportJob.KIND, id(one.account, month), new ReportJob.Due(one.account, month.toString()));
        }
    }

    private static UUID id(UUID account, YearMonth month) {
        String name = "report/" + Scope.currentWorkspace().orElseThrow() + "/" + account + "/" + month;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Reader at(ZoneOffset zone) {
        return new Reader(zone, Locale.ENGLISH);
    }

    private record Somebody(UUID account, Reader reader, Instant joined) {}
}
