package dev.roundtwo.insights.reports;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.insights.PastTest;
import dev.roundtwo.insights.progress.Sharing;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.practice.Club;
import dev.roundtwo.tenancy.Member;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A month is told when it is over where its reader is, to whom it concerns, and once. */
class MonthlyRunTests extends PastTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Instant EVERYWHERE_OVER = Instant.parse("2026-11-01T18:00:00Z");

    @Autowired
    MonthlyRun run;

    @Autowired
    Telling telling;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MeterRegistry meters;

    UUID talk;

    @BeforeEach
    void anOctober() throws Exception {
        past.sql(ada, "update member set joined_at = '2026-01-01' where workspace_id = ?", ada.workspaceId());
        talk = past.talked(
                dmitri, ben, past.set(chloe), Instant.parse("2026-10-08T10:00:00Z"), Duration.ofMinutes(50), group);
        past.scores(dmitri, talk, 3);
        past.scores(ben, talk, 2);
        past.settled(ada);
    }

    @Test
    void twoNodesAtOnceAndRunsAfterThatTellEachReportOnce() throws Exception {
        List<Throwable> thrown = Club.atOnce(() -> goes(EVERYWHERE_OVER), () -> goes(EVERYWHERE_OVER));
        assertThat(thrown).containsOnlyNulls();
        await().until(() -> told().size() == 4);
        goes(EVERYWHERE_OVER.plus(Duration.ofHours(1)));
        assertThat(told())
                .containsExactlyInAnyOrder(
                        ada.accountId() + " workspace",
                        ben.accountId() + " me",
                        chloe.accountId() + " group/" + group,
                        dmitri.accountId() + " me");
        tells(ben);
        tells(chloe);
        tells(ada);
        assertThat(told()).hasSize(4);
        assertThat(notices()).hasSize(4);
        assertThat(past.rows(ada, "select month from insight_month where month = '2026-10-01'"))
                .hasSize(1);
    }

    @Test
    void itIsDueInTheMorningOfTheFirstWhereTheReaderIs() throws Exception {
        lives(ben, "America/New_York"); // the clocks go back that night: six o'clock is eleven in UTC
        lives(dmitri, "Asia/Tokyo");
        goes(Instant.parse("2026-10-31T20:59:00Z"));
        assertThat(due()).isEmpty();
        goes(Instant.parse("2026-10-31T21:00:00Z"));
        assertThat(due()).containsExactly(dmitri.accountId().toString());
        goes(Instant.parse("2026-11-01T10:59:00Z"));
        assertThat(due()).doesNotContain(ben.accountId().toString());
        goes(Instant.parse("2026-11-01T11:00:00Z"));
        assertThat(due()).contains(ben.accountId().toString());
    }

    @Test
    void aMonthThatWasOverLongAgoIsToldToNobody() throws Exception {
        goes(EVERYWHERE_OVER.plus(Duration.ofDays(8)));
        assertThat(due()).isEmpty();
    }

    @Test
    void whoCameAfterTheMonthIsNotToldOfIt() throws Exception {
        past.sql(ada, "update member set joined_at = '2026-11-01T00:00:00Z' where account_id = ?", ben.accountId());
        goes(EVERYWHERE_OVER);
        await().until(() -> told().size() == 3);
        assertThat(told()).doesNotContain(ben.accountId() + " me");
    }

    @Test
    void programsAreToldNothing() throws Exception {
        past.sql(ben, "update account set robot = true where id = ?", ben.accountId());
        goes(EVERYWHERE_OVER);
        await().until(() -> told().size() == 3);
        assertThat(due()).doesNotContain(ben.accountId().toString());
    }

    @Test
    void aNodeThatDiesBetweenTellingAndTheEndHasToldNothing() throws Exception {
        assertThatThrownBy(() -> in(
                        ben,
                        () -> transaction.execute(status -> {
                            telling.tell(ben.accountId(), OCTOBER);
                            throw new IllegalStateException("killed");
                        })))
                .hasMessage("killed");
        assertThat(told()).isEmpty();
        assertThat(notices()).isEmpty();
        tells(ben);
        tells(ben);
        assertThat(told()).containsExactly(ben.accountId() + " me");
        assertThat(notices()).hasSize(1);
    }

    @Test
    void aQuietMonthIsToldKindlyAndNotToWhoNeverWasThere() throws Exception {
        in(
                ben,
                () -> transaction.execute(status -> {
                    telling.tell(ben.accountId(), OCTOBER.minusMonths(1));
                    telling.tell(chloe.accountId(), OCTOBER.minusMonths(1));
                    return "";
                }));
        assertThat(past.rows(
                        ada,
                        "select lines::text from notice where kind = 'REPORT' and account_id = ?",
                        ben.accountId()))
                .singleElement()
                .asString()
                .contains("No interviews in September 2026");
        assertThat(told()).as("Chloé never was in one").doesNotContain(chloe.accountId() + " me");
    }

    @Test
    void aGroupThatEndedWithinTheMonthIsStillReportedToItsLeads() throws Exception {
        past.sql(ada, "update practice_group set ended_at = '2026-09-30T23:59:59Z' where id = ?", group);
        tells(chloe);
        assertThat(told()).isEmpty();
        past.sql(ada, "update practice_group set ended_at = '2026-10-01T00:00:00Z' where id = ?", group);
        tells(chloe);
        assertThat(told()).containsExactly(chloe.accountId() + " group/" + group);
    }

    @Test
    void whatLeadsAreMailedHoldsNoLevels() throws Exception {
        in(ben, () -> {
            house.getBean(Sharing.class).share(ben, talk, group);
            return "";
        });
        tells(chloe);
        assertThat(past.rows(
                        ada,
                        "select title || lines || details from notice where kind = 'REPORT' and account_id = ?",
                        chloe.accountId()))
                .singleElement()
                .asString()
                .contains("Thursdays in October 2026", "Interviews")
                .doesNotContain("Reliability", "3.0", "Ben");
    }

    @Test
    void whatWasGivenUpIsCountedForTheAlert() throws Exception {
        double before = meters.get("roundtwo.insights.letters").gauge().value();
        UUID letter = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        String given = """
                insert into dead_letter (id, kind, message_id, payload, cause, attempts, first_failed, failed_at, correlation_id)
                values (?, ?, gen_random_uuid(), '{}', 'refused', 8, now(), now(), 'monthly-run')
                """;
        past.sql(ada, given, letter, "insights.report");
        past.sql(ada, given, other, "mail");
        assertThat(meters.get("roundtwo.insights.letters").gauge().value()).isEqualTo(before + 1);
        past.sql(ada, "update dead_letter set replayed_at = now() where id = ?", letter);
        assertThat(meters.get("roundtwo.insights.letters").gauge().value())
                .as("replayed")
                .isEqualTo(before);
        past.sql(ada, "delete from dead_letter where id in (?, ?)", letter, other);
    }

    private void goes(Instant now) {
        Backdated.at(now, run::go);
    }

    private void tells(Member who) throws Exception {
        in(
                who,
                () -> transaction.execute(status -> {
                    telling.tell(who.accountId(), OCTOBER);
                    return "";
                }));
    }

    private void lives(Member who, String zone) throws Exception {
        past.sql(who, "update account set zone = ? where id = ?", zone, who.accountId());
    }

    private List<String> told() throws Exception {
        return past.rows(ada, "select account_id || ' ' || subject from insight_told where month = '2026-10-01'");
    }

    private List<String> due() throws Exception {
        return past.rows(ada, "select account_id from insight_due where month = '2026-10-01' order by 1");
    }

    private List<String> notices() throws Exception {
        return past.rows(ada, "select id from notice where kind = 'REPORT'");
    }
}
