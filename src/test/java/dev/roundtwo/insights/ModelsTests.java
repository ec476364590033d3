package dev.roundtwo.insights;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.insights.models.Freshness;
import dev.roundtwo.insights.models.Rebuilds;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.interviews.guesses.Guess;
import dev.roundtwo.interviews.guesses.GuessDesk;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.practice.rounds.Rounds;
import dev.roundtwo.scoring.Recommendation;
import dev.roundtwo.tenancy.Member;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What facts lead to is what making all anew leads to, and levels are in it only when they may be read. */
class ModelsTests extends TwoTalkTest {

    private static final String LEVELS = "select account_id || ' ' || competency || ' ' || level from insight_level"
            + " where interview_id = ? order by account_id, competency";

    @Autowired
    Rebuilds rebuilds;

    @Autowired
    Freshness freshness;

    @Autowired
    ApplicationEventPublisher facts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MeterRegistry meters;

    @Test
    void peersLevelsAreThereWhenBothCardsAreInAndGoWhenOneIsOpenedAgain() throws Exception {
        UUID talk = past.talked(ada, ben, set, ago(3), Duration.ofMinutes(59), null);
        past.scores(ada, talk, 3);
        past.settled(ada);
        assertThat(past.rows(ada, LEVELS, talk)).as("Ben has not scored yet").isEmpty();
        past.scores(ben, talk, 2);
        past.settled(ada);
        assertThat(past.rows(ada, LEVELS, talk))
                .hasSize(10)
                .contains(ben.accountId() + " async 3", ada.accountId() + " async 2");
        past.reopens(ben, talk);
        past.settled(ada);
        assertThat(past.rows(ada, LEVELS, talk)).as("Ben writes again").isEmpty();
    }

    @Test
    void aPanelsLevelsAreThereOnceTheyArePublished() throws Exception {
        UUID talk = panel();
        past.scores(ada, talk, 4);
        past.scores(people.chloe(), talk, 2);
        past.settled(ada);
        assertThat(past.rows(ada, LEVELS, talk))
                .as("only interviewers may read them")
                .isEmpty();
        past.publishes(ada, talk, true);
        past.settled(ada);
        assertThat(past.rows(ada, LEVELS, talk)).hasSize(5).contains(ben.accountId() + " async 3");
        assertThat(past.rows(ada, "select count(*) from insight_level where account_id <> ?", ben.accountId()))
                .containsExactly("0");
    }

    @Test
    void aPanelThatPublishedNoLevelsHasNone() throws Exception {
        UUID talk = panel();
        past.scores(ada, talk, 4);
        past.scores(people.chloe(), talk, 2);
        past.publishes(ada, talk, false);
        past.settled(ada);
        assertThat(past.rows(ada, LEVELS, talk)).isEmpty();
    }

    @Test
    void factsThatComeTwiceOrLateChangeNothing() throws Exception {
        UUID talk = past.talked(ada, ben, set, ago(3), Duration.ofMinutes(59), null);
        past.scores(ada, talk, 3);
        past.scores(ben, talk, 2);
        past.settled(ada);
        List<String> once = snapshot();
        in(ada, () -> {
            transaction.executeWithoutResult(status -> {
                facts.publishEvent(new InterviewFinished(ada.workspaceId(), talk, Instant.now()));
                facts.publishEvent(new InterviewFinished(ada.workspaceId(), talk, Instant.now()));
            });
            return "";
        });
        past.settled(ada);
        assertThat(snapshot()).isEqualTo(once);
    }

    @Test
    void whatIsToldOfWhoCameStandsWhetherItWasHeldOrNot() throws Exception {
        UUID held = past.talked(ada, ben, set, ago(3), Duration.ofMinutes(59), null);
        UUID planned = past.planned(ada, ben, set, ago(2), null);
        tells(held, ben, false);
        tells(planned, ben, false);
        tells(planned, ada, true);
        past.settled(ada);
        String came =
                "select s.account_id || ' ' || came || ' ' || missed from insight_seat s where interview_id = ? order by came, account_id";
        assertThat(past.rows(ada, came, held))
                .containsExactly(ben.accountId() + " false true", ada.accountId() + " true false");
        assertThat(past.rows(ada, came, planned))
                .containsExactly(ben.accountId() + " false true", ada.accountId() + " true false");
        tells(held, ben, true);
        past.settled(ada);
        assertThat(past.rows(ada, came, held)).as("a later word stands").noneMatch(row -> row.endsWith("true"));
    }

    private void tells(UUID interview, Member who, boolean came) throws Exception {
        in(ada, () -> {
            transaction.executeWithoutResult(status -> {
                Standings standings = house.getBean(Standings.class);
                if (came) {
                    standings.kept(who.accountId(), interview, Instant.now());
                } else {
                    standings.missed(who.accountId(), interview, Instant.now());
                }
                facts.publishEvent(
                        new AttendanceTold(ada.workspaceId(), interview, who.accountId(), came, Instant.now()));
            });
            return "";
        });
    }

    @Test
    void whatWasRolledBackIsNotMarked() throws Exception {
        UUID talk = past.planned(ada, ben, set, ago(1), null);
        past.settled(ada);
        in(ada, () -> {
            transaction.executeWithoutResult(status -> {
                facts.publishEvent(new InterviewFinished(ada.workspaceId(), talk, Instant.now()));
                status.setRollbackOnly();
            });
            return "";
        });
        assertThat(past.rows(ada, "select id from insight_mark")).isEmpty();
    }

    @Test
    void itSaysHowFreshItIsByTheOldestFactThatIsNotCounted() throws Exception {
        past.settled(ada);
        assertThat(in(ada, freshness::now).current()).isTrue();
        Instant then = Instant.parse("2026-01-02T03:04:05Z");
        for (Instant at : List.of(then, then.plusSeconds(60))) {
            past.sql(
                    ada,
                    "insert into insight_mark (id, workspace_id, interview_id, at) values (gen_random_uuid(), current_workspace(), gen_random_uuid(), ?)",
                    java.sql.Timestamp.from(at));
        }
        assertThat(in(ada, freshness::now))
                .extracting(Freshness.Fresh::at, Freshness.Fresh::current)
                .containsExactly(then, false);
        double behind = Duration.between(then, Instant.now()).toSeconds();
        assertThat(meters.get("roundtwo.insights.behind").gauge().value()).isBetween(behind - 1, behind + 60);
        past.settled(ada);
        assertThat(in(ada, freshness::now).current())
                .as("an interview that is gone is counted too")
                .isTrue();
    }

    /** Many interviews in every state there is, counted as facts came; then wrecked, made anew while facts go on, and compared. */
    @Test
    void makingAllAnewLeadsToTheSame() throws Exception {
        busy(new Random(20261122));
        past.settled(ada);
        List<String> counted = snapshot();
        assertThat(counted.stream().filter(row -> row.startsWith("level"))).hasSizeGreaterThan(20);
        assertThat(counted.stream().filter(row -> row.startsWith("guess"))).hasSizeGreaterThan(5);
        past.sql(ada, "delete from insight_interview where mode = 'PEER' and minutes > 40");
        past.sql(ada, "delete from insight_level where level = 2");
        past.sql(ada, "update insight_guess set guess = 5 - guess");
        past.sql(ada, "update insight_seat set came = not came, missed = false");
        past.sql(ada, "delete from insight_match");
        assertThat(snapshot()).isNotEqualTo(counted);
        in(ada, () -> {
            rebuilds.begin();
            return "";
        });
        await().until(() -> !in(ada, rebuilds::running));
        past.settled(ada);
        assertThat(snapshot()).isEqualTo(counted);
    }

    private void busy(Random chance) throws Exception {
        Club club = new Club(house);
        List<Member> all = List.of(ada, ben, people.chloe(), people.dmitri());
        UUID group = club.group(
                ada, "WEEKLY", LocalDate.now().plusDays(9).toString(), false, ben, people.chloe(), people.dmitri());
        Rounds rounds = house.getBean(Rounds.class);
        UUID round = in(ada, () -> rounds.draft(ada, group));
        in(ada, () -> {
            rounds.publish(ada, group, round, 0);
            return "";
        });
        for (int i = 0; i < 14; i++) {
            Member asks = all.get(List.of(0, 2, 3).get(chance.nextInt(3)));
            List<Member> others = all.stream().filter(one -> one != asks).toList();
            Member answers = others.get(chance.nextInt(3));
            Instant start = ago(1 + chance.nextInt(80));
            UUID talk = past.planned(asks, answers, set, start, chance.nextBoolean() ? group : null);
            if (chance.nextInt(6) > 0) {
                past.hold(asks, answers, talk, start, Duration.ofMinutes(20 + chance.nextInt(50)));
                guesses(answers, talk, 1 + chance.nextInt(4));
                past.scores(asks, talk, 1 + chance.nextInt(4), chance.nextInt(5) > 0);
                past.scores(answers, talk, 1 + chance.nextInt(4), chance.nextInt(5) > 0);
            }
        }
        UUID panel = panel();
        past.scores(ada, panel, 4);
        past.scores(people.chloe(), panel, 2);
        past.publishes(ada, panel, true);
    }

    private void guesses(Member who, UUID talk, int level) throws Exception {
        in(who, () -> {
            house.getBean(GuessDesk.class)
                    .give(past.seat(talk, who), new Guess(Recommendation.NO, Map.of("async", level), 0));
            return "";
        });
    }

    private UUID panel() throws Exception {
        return past.panel(ada, ben, people.chloe(), set, ago(5), Duration.ofMinutes(45));
    }

    /** Every row of the models in words; times and all. */
    private List<String> snapshot() throws Exception {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("interview", "seat", "level", "guess", "question", "match")) {
            rows.addAll(past.rows(ada, "select '%s ' || t::text from insight_%s t order by 1".formatted(table, table)));
        }
        return rows;
    }

    private static Instant ago(int days) {
        return Instant.now().minus(Duration.ofDays(days)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
