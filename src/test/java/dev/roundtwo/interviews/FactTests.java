package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.platform.NotFound;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What others hear of an interview, once each, and what they can read of it then. */
@RecordApplicationEvents
class FactTests extends InterviewTest {

    @Autowired
    ApplicationEvents facts;

    @Autowired
    Bookings bookings;

    private Rooms rooms;

    @BeforeEach
    void somePeople() {
        people = cast.people();
        rooms = new Rooms(sets, interviews);
    }

    @Test
    void planningTellsThatAnInterviewIsBooked() throws Exception {
        Instant start = Instant.parse("2036-03-04T09:00:00Z");
        UUID id = rooms.schedule(people.ada(), rooms.panelPlan(people, start));

        assertThat(facts.stream(InterviewBooked.class)).singleElement().satisfies(fact -> {
            assertThat(fact.interviewId()).isEqualTo(id);
            assertThat(fact.workspaceId()).isEqualTo(people.ada().workspaceId());
        });
        Booking booking = in(people.ada(), () -> bookings.of(id));
        assertThat(booking.startsAt()).isEqualTo(start);
        assertThat(booking.endsAt()).isEqualTo(start.plusSeconds(30 * 60));
        assertThat(booking.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(booking.sequence()).isZero();
        assertThat(booking.match()).isNull();
        assertThat(booking.people())
                .extracting(Person::part)
                .containsExactlyInAnyOrder(Part.LEAD, Part.CANDIDATE, Part.INTERVIEWER, Part.OBSERVER);
        Person ben = booking.people().stream()
                .filter(person -> person.part() == Part.CANDIDATE)
                .findFirst()
                .orElseThrow();
        assertThat(ben)
                .isEqualTo(new Person(
                        ben.seat(),
                        Part.CANDIDATE,
                        "Ben Okafor",
                        people.ben().accountId(),
                        people.ben().email(),
                        false,
                        0));
        String link = in(people.ada(), () -> bookings.joinLink(ben.seat()));
        assertThat(web.get().uri(link.replaceFirst("^https?://[^/]+", "")).with(as(people.ben())))
                .hasStatusOk()
                .bodyText()
                .contains("Staff backend");
        assertThatThrownBy(() -> in(people.charlie(), () -> bookings.of(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> in(people.charlie(), () -> bookings.joinLink(ben.seat())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void callingOffTellsWhoDidItAndCountsAsAChange() throws Exception {
        UUID id = rooms.panel(people);
        String cancellation = "/w/" + people.ada().workspaceSlug() + "/interviews/" + id + "/cancellation";
        String tooLong = "Ben is ill. ".repeat(50).strip();
        for (String wrong : new String[] {"", tooLong}) {
            assertThat(web.post().uri(cancellation).param("reason", wrong).with(as(people.ada())))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Attach a file", "Say in 1 to 500 characters why", "<details class=\"disclosure\" open")
                    .containsPattern("<input id=\"reason\"[^>]* value=\"" + wrong + "\"")
                    .doesNotContain("Cancelled.");
        }
        assertThat(web.post().uri(cancellation).with(as(people.ada()))).hasStatus(422);
        assertThat(facts.stream(InterviewCancelled.class)).isEmpty();
        assertThat(web.post().uri(cancellation).param("reason", "Ben is ill").with(as(people.ada())))
                .hasStatus3xxRedirection();
        assertThat(web.post().uri(cancellation).param("reason", "again").with(as(people.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("Not done.", "Ben is ill");

        assertThat(facts.stream(InterviewCancelled.class))
                .singleElement()
                .extracting(InterviewCancelled::by)
                .isEqualTo(people.ada().accountId());
        assertThat(in(people.ada(), () -> bookings.of(id)).sequence()).isOne();
    }

    @Test
    void eitherOfTwoPeersCallsOff() throws Exception {
        UUID id = rooms.peers(people);
        String cancellation = "/w/" + people.ada().workspaceSlug() + "/interviews/" + id + "/cancellation";
        assertThat(web.post().uri(cancellation).param("reason", "Mine?").with(as(people.dmitri())))
                .hasStatus(404);
        assertThat(web.post().uri(cancellation).param("reason", "I am ill").with(as(people.ben())))
                .hasStatus3xxRedirection();
        assertThat(facts.stream(InterviewCancelled.class)).hasSize(1);
    }

    @Test
    void aTalkTellsOnceThatItBeganFinishedAndClosed() throws Exception {
        room = ScoredRoom.peers(web, rooms, people);
        room.post(people.chloe(), "/start");
        room.post(people.chloe(), "/start");
        assertThat(facts.stream(InterviewBegan.class)).hasSize(1);
        room.score(people.chloe(), "2", "Chloé on Ben");
        room.post(people.chloe(), "/swaps");
        room.score(people.ben(), "4", "Ben on Chloé");
        assertThat(facts.stream(InterviewFinished.class)).isEmpty();
        room.post(people.ben(), "/finish");
        room.post(people.ben(), "/finish");
        assertThat(facts.stream(InterviewFinished.class)).hasSize(1);
        room.submit(people.chloe());
        assertThat(facts.stream(InterviewClosed.class)).isEmpty();
        room.submit(people.ben());
        assertThat(facts.stream(InterviewClosed.class)).hasSize(1);
    }
}
