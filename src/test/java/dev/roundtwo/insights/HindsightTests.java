package dev.roundtwo.insights;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.insights.reports.Report;
import dev.roundtwo.insights.reports.Reports;
import dev.roundtwo.interviews.guesses.Guess;
import dev.roundtwo.interviews.guesses.GuessDesk;
import dev.roundtwo.scoring.Recommendation;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What people guessed of themselves, looked back on. */
class HindsightTests extends TwoTalkTest {

    private static final String PAIRS = "select account_id || ' ' || competency || ' ' || guess || ' ' || level"
            + " from insight_guess where interview_id = ? order by 1";

    @Autowired
    MockMvcTester web;

    @Autowired
    Reports reports;

    @Test
    void aGuessIsCountedBesideItsResultOnceThatMayBeRead() throws Exception {
        UUID talk = past.talked(ada, ben, set, ago(3), Duration.ofMinutes(50), null);
        guesses(ben, talk, Recommendation.NO, Map.of("async", 1));
        past.scores(ada, talk, 3);
        past.settled(ada);
        assertThat(past.rows(ada, PAIRS, talk)).as("Ben has not scored yet").isEmpty();
        past.scores(ben, talk, 2);
        past.settled(ada);
        assertThat(past.rows(ada, PAIRS, talk))
                .containsExactly(ben.accountId() + " async 1 3", ben.accountId() + " recommendation 2 3");
    }

    @Test
    void aPanelsGuessIsCountedBesideTheLevelsThatWerePublished() throws Exception {
        UUID talk = past.panel(ada, ben, people.chloe(), set, ago(5), Duration.ofMinutes(45));
        guesses(ben, talk, Recommendation.STRONG_YES, Map.of("async", 4));
        past.scores(ada, talk, 4);
        past.scores(people.chloe(), talk, 2);
        past.settled(ada);
        assertThat(past.rows(ada, PAIRS, talk)).isEmpty();
        past.publishes(ada, talk, true);
        past.settled(ada);
        assertThat(past.rows(ada, PAIRS, talk)).containsExactly(ben.accountId() + " async 4 3");
    }

    @Test
    void nothingIsSaidOfTwoAndOfThreeWhatHoldsAndToNobodyElse() throws Exception {
        practised(4, 2, 3);
        practised(3, 3, 3);
        assertThat(web.get().uri(progress(ben)).with(as(ben)))
                .bodyText()
                .contains("After one more interview with a guess")
                .doesNotContain("You tend to guess", "Guess less result");
        practised(2, 1, 2);
        assertThat(web.get().uri(progress(ben)).with(as(ben)))
                .hasStatusOk()
                .bodyText()
                .contains("You tend to guess half a level too low: below the result in 2 of 3 interviews.")
                .containsPattern("Guess less result over time: −1\\.0 \\([^;]+ 20\\d\\d\\); 0 \\([^;]+\\); −1\\.0 \\(")
                .contains(
                        "<th scope=\"row\">Async and distributed thinking</th>",
                        ">2.0</td>",
                        ">2.7</td>",
                        ">−0.7</td>");
        assertThat(web.get().uri(progress(ada)).with(as(ada)))
                .bodyText()
                .contains("From three interviews on")
                .doesNotContain("You tend to guess");
    }

    @Test
    void theMonthTellsOfGuessesOnlyWhereThereAreSome() throws Exception {
        Instant when = ago(3);
        YearMonth month = YearMonth.from(when.atOffset(ZoneOffset.UTC));
        UUID talk = past.talked(ada, ben, set, when, Duration.ofMinutes(50), null);
        guesses(ben, talk, Recommendation.NO, Map.of("async", 1));
        past.scores(ada, talk, 3);
        past.scores(ben, talk, 2);
        past.settled(ada);
        Report mine = in(ben, () -> reports.mine(ben, month));
        assertThat(mine.tables()).extracting(Report.Table::title).contains("Your guesses");
        assertThat(mine.tables().getLast().rows().getFirst())
                .endsWith(
                        "Overall No, Async and distributed thinking 1",
                        "Overall Yes, Async and distributed thinking 3");
        assertThat(in(ada, () -> reports.mine(ada, month)).tables())
                .extracting(Report.Table::title)
                .doesNotContain("Your guesses");
    }

    private void practised(int daysAgo, int guess, int level) throws Exception {
        UUID talk = past.talked(ada, ben, set, ago(daysAgo), Duration.ofMinutes(50), null);
        guesses(ben, talk, null, Map.of("async", guess));
        past.scores(ada, talk, level);
        past.scores(ben, talk, 2);
        past.settled(ada);
    }

    private void guesses(Member who, UUID interview, @Nullable Recommendation overall, Map<String, Integer> levels)
            throws Exception {
        in(who, () -> {
            house.getBean(GuessDesk.class).give(past.seat(interview, who), new Guess(overall, levels, 0));
            return List.of();
        });
    }

    private static String progress(Member who) {
        return "/w/" + who.workspaceSlug() + "/progress";
    }

    private static Instant ago(int days) {
        return Instant.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }
}
