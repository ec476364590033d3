package dev.roundtwo.insights.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.insights.Past;
import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A workspace's month that cannot be begun is neither dropped nor told twice. */
@ModuleTest
class FailedMonthTests {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Instant EVERYWHERE_OVER = Instant.parse("2026-11-01T18:00:00Z");

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    MonthlyRun run;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JdbcClient sql;

    @Autowired
    Jobs jobs;

    @Autowired
    OwnTransaction apart;

    @Autowired
    ChoreParts parts;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    Past past;
    Member ada;
    Member dmitri;

    @BeforeEach
    void anOctober() throws Exception {
        past = new Past(house);
        Cast.People people = cast.people();
        ada = people.ada();
        dmitri = people.dmitri();
        past.sql(ada, "update member set joined_at = '2026-01-01' where workspace_id = ?", ada.workspaceId());
        Instant then = Instant.parse("2026-10-08T10:00:00Z");
        past.talked(dmitri, people.ben(), past.set(ada), then, Duration.ofMinutes(50), null);
        past.settled(ada);
    }

    @Test
    void aMonthThatFailsIsAJobWhichAnOperatorMayReplayWheneverTheyLike() throws Exception {
        double before = failures();
        failsAt(EVERYWHERE_OVER.plus(Duration.ofHours(1)));
        assertThat(failures()).isGreaterThan(before);
        await().until(() -> told().size() == 3);
        failsAt(EVERYWHERE_OVER.plus(Duration.ofHours(2)));
        assertThat(told()).as("it is out of the run's hands").hasSize(3);
    }

    @Test
    void aMonthThatFailedAndIsNotOverEverywhereIsTheRunsAgain() throws Exception {
        past.sql(dmitri, "update account set zone = 'Asia/Tokyo' where id = ?", dmitri.accountId());
        past.sql(ada, "insert into insight_month values (?, '2026-10-01', now())", ada.workspaceId());
        past.at(
                Instant.parse("2026-10-31T21:00:00Z"),
                ada,
                () -> transaction.execute(status -> {
                    run.again(OCTOBER);
                    return "";
                }));
        assertThat(due()).containsExactly(dmitri.accountId().toString());
        Backdated.at(EVERYWHERE_OVER, run::go);
        assertThat(due()).hasSize(4);
    }

    /** A run that cannot read who is in Ada's workspace. */
    private void failsAt(Instant now) {
        JdbcClient broken = (JdbcClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JdbcClient.class}, (proxy, method, given) -> {
                    if (Scope.currentWorkspace().equals(Optional.of(ada.workspaceId()))
                            && given[0].toString().contains("from member m join account")) {
                        throw new IllegalStateException("This workspace cannot be read");
                    }
                    return method.invoke(sql, given);
                });
        Backdated.at(now, new MonthlyRun(broken, jobs, apart, parts, clock)::go);
    }

    private double failures() {
        return meters.get("roundtwo.chores.failed")
                .tag("chore", "tell-reports")
                .counter()
                .count();
    }

    private List<String> told() throws Exception {
        return past.rows(ada, "select account_id || ' ' || subject from insight_told where month = '2026-10-01'");
    }

    private List<String> due() throws Exception {
        return past.rows(ada, "select account_id from insight_due where month = '2026-10-01'");
    }
}
