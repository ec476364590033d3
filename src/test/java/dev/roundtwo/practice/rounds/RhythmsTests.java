package dev.roundtwo.practice.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.PeersMatched;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RhythmsTests extends RoundsTest {

    @Autowired
    Rhythms rhythms;

    /** A month on the group's own clock, in which the last night of summer time lies; two nodes look at once. */
    @Test
    void roundsComeByTheRhythmOncePerWeek() throws Exception {
        UUID group =
                club.group(people.ada(), "WEEKLY", "2027-03-18", false, people.ben(), people.chloe(), people.dmitri());
        Instant start = Instant.parse("2027-03-14T00:00:00Z");
        for (int hour = 0; hour < 28 * 24; hour += 6) {
            Instant now = start.plus(Duration.ofHours(hour));
            assertThat(Club.atOnce(() -> Backdated.at(now, rhythms::keep), () -> Backdated.at(now, rhythms::keep)))
                    .containsOnlyNulls();
        }
        assertThat(heard.facts().stream().map(PeersMatched::at).distinct().map(Instant::toString))
                .as("8:00 in Berlin, seen at the next look")
                .containsExactly(
                        "2027-03-18T12:00:00Z", "2027-03-25T12:00:00Z", "2027-04-01T06:00:00Z", "2027-04-08T06:00:00Z");
        assertThat(heard.facts()).hasSize(8);
        assertThat(heard.facts().stream()
                        .limit(6)
                        .map(fact -> Pairing.Couple.of(fact.asks(), fact.answers()))
                        .distinct())
                .as("in three rounds of four everybody meets everybody")
                .hasSize(6);
    }

    @Test
    void afterALongPauseOneRoundComesAndNotAllThatWereMissed() throws Exception {
        club.group(people.ada(), "WEEKLY", "2027-03-18", false, people.ben());
        Backdated.at(Instant.parse("2027-05-01T00:00:00Z"), rhythms::keep);
        Backdated.at(Instant.parse("2027-05-01T00:05:00Z"), rhythms::keep);
        Backdated.at(Instant.parse("2027-05-01T00:10:00Z"), rhythms::keep);
        assertThat(heard.facts()).hasSize(1);
    }

    @Test
    void whatNobodyLookedAtIsPairedAgainWhenSomebodyCame() throws Exception {
        UUID group = club.group(people.ada(), "WEEKLY", "2027-03-18", false, people.ben());
        Backdated.at(Instant.parse("2027-03-16T12:00:00Z"), rhythms::keep);
        club.joins(people.chloe(), group, people.ada());
        club.joins(people.dmitri(), group, people.ada());
        Backdated.at(Instant.parse("2027-03-18T12:00:00Z"), rhythms::keep);
        assertThat(heard.facts()).hasSize(2);
    }
}
