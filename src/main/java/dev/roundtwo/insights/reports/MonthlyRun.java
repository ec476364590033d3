package dev.roundtwo.insights.reports;

import dev.roundtwo.identity.Regional;
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
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts a job into the queue for everybody whose month is over, one workspace to a transaction: what is cut off, or done by two nodes
 * at once, is one job all the same. A month that was over a week ago is told to nobody any more.
 */
@Component
class MonthlyRun {

    private static final Logger LOG = LoggerFactory.getLogger(MonthlyRun.class);

    private static final Duration TOO_LATE = Duration.ofDays(7);
    /** Where a month ends last, and where it ends first. */
    private static final ZoneOffset WEST = ZoneOffset.ofHours(-12);

    private static final ZoneOffset EAST = ZoneOffset.ofHours(14);

    private final JdbcClient sql;
    private final Jobs jobs;
    private final OwnTransaction apart;
    private final Clock clock;

    MonthlyRun(JdbcClient sql, Jobs jobs, OwnTransaction apart, Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.apart = apart;
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
            try {
                new Scope(workspace, null).run(() -> apart.run(() -> see(month, now, !now.isBefore(everywhere))));
            } catch (RuntimeException failure) {
                LOG.error("The reports of {} could not be begun in workspace {}", month, workspace, failure);
            }
        }
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
            sql.sql("""
                    insert into insight_month (workspace_id, month, done_at) values (current_workspace(), ?, ?) on conflict do nothing
                    """).params(first, Timestamp.from(now)).update();
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
        return new Reader(zone, java.util.Locale.ENGLISH);
    }

    private record Somebody(UUID account, Reader reader, Instant joined) {}
}
