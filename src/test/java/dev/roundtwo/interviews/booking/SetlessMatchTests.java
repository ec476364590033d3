package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.TimeWanted;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.questions.sets.SetVersions;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A match where there was nothing to practise with. */
class SetlessMatchTests extends BookingTest {

    @Test
    void withoutAnySetTheMatchHoldsAndWaits() throws Exception {
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe());

        assertThat(match(id).interview()).isNull();
        assertThat(facts.stream(TimeWanted.class)).hasSize(1);
    }

    @Test
    void whereNothingWasThereItsPeopleChooseWhatIs() throws Exception {
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe());
        assertThatThrownBy(() -> choose(people.ben(), id, UUID.randomUUID())).hasMessage("interviews.match.unknown");
        UUID set = set("b01");
        assertThatThrownBy(() -> choose(people.dmitri(), id, set)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> choose(people.ben(), id, set))
                .as("there is one now")
                .hasMessage("interviews.match.chosen");
    }

    /** A version that is still published is offered to nobody once a later one is retired; those who know it may take it. */
    @Test
    void whatTheyChooseIsBookedWhereTheyAreFree() throws Exception {
        UUID set = set("b01");
        SetVersions versions = house.getBean(SetVersions.class);
        in(people.ada(), () -> {
            UUID next = versions.next(people.ada(), set);
            sets.publish(people.ada(), next);
            versions.retire(people.ada(), next);
            return next;
        });
        hours(people.ben(), "Europe/Berlin", 15, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 15, "12:00-14:00");
        UUID id = round(MONDAY, false, people.ben(), people.chloe());
        assertThat(facts.stream(TimeWanted.class)).singleElement().matches(TimeWanted::setless);

        choose(people.ben(), id, set);

        UUID interview = Objects.requireNonNull(match(id).interview());
        assertThat(facts.stream(InterviewBooked.class))
                .singleElement()
                .extracting(InterviewBooked::interviewId)
                .isEqualTo(interview);
        assertThat(booking(interview).startsAt())
                .as("when both said that they are free, a day ahead or more")
                .isEqualTo(Instant.parse("2030-01-15T11:00:00Z"));
        assertThat(club.one(
                        people.ada(),
                        Long.class,
                        "select count(*) from turn where interview_id = ? and set_id = ?",
                        interview,
                        set))
                .as("both halves")
                .isEqualTo(2);
        assertThatThrownBy(() -> choose(people.chloe(), id, set)).hasMessage("interviews.match.chosen");
    }

    private UUID choose(Member me, UUID match, UUID set) throws Exception {
        return at(
                MONDAY,
                () -> in(me, () -> {
                    house.getBean(MatchTimes.class).choose(me, match, set, set);
                    return match;
                }));
    }
}
