package dev.roundtwo.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.StatementCounter;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * v5.0.0-8.2.3, v5.0.0-6.3.8: how long an answer takes tells nothing of another's card either. Time is noisy, so the work
 * is compared: the same statements to the database, one by one, whether the card is empty, filled or submitted.
 */
class BlindTimeTests extends InterviewTest {

    private static final List<String> PAGES = List.of(
            "",
            "/now",
            "/scorecard",
            "/scorecard/fields",
            "/scorecard/edits",
            "/debrief",
            "/feedback",
            "/feedback/draft");

    @BeforeEach
    void aPanelIsRunning() throws Exception {
        people = cast.people();
        room = ScoredRoom.panel(web, new Rooms(sets, interviews), people);
        room.start();
        room.score(people.chloe(), "2", "Chloé’s own view");
        for (Member reader : readers()) {
            work(reader); // what a first visit leaves behind is no news later
        }
    }

    @Test
    void noPageWorksMoreOrLessForAnothersCard() throws Exception {
        Map<String, List<String>> untouched = all();
        assertThat(untouched.get("Chloé /scorecard"))
                .as("or nothing was counted")
                .hasSizeGreaterThan(3);
        room.score(people.ada(), "4", "Ada saw it first");
        assertThat(all()).as("filled").isEqualTo(untouched);
        room.submit(people.ada());
        assertThat(all()).as("submitted").isEqualTo(untouched);
    }

    @Test
    void aGuessAtAnothersCardIsNoMoreWorkThanAGuessAtNone() throws Exception {
        UUID adas = room.score(people.ada(), "4", "Ada saw it first");
        for (Member guesser : readers()) {
            List<String> none = guess(guesser, Ids.next());
            assertThat(guess(guesser, adas)).as(guesser.name()).isEqualTo(none);
        }
        room.submit(people.ada());
        for (Member guesser : readers()) {
            List<String> none = guess(guesser, Ids.next());
            assertThat(guess(guesser, adas)).as(guesser.name() + ", submitted").isEqualTo(none);
        }
    }

    private List<Member> readers() {
        return List.of(people.chloe(), people.dmitri(), people.ben());
    }

    private List<String> guess(Member guesser, UUID card) throws Exception {
        return StatementCounter.during(() -> {
            assertThat(room.save(guesser, card, Ids.next(), "summary", 0, "x")).hasStatus(404);
            return card;
        });
    }

    private Map<String, List<String>> all() throws Exception {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Member reader : readers()) {
            all.putAll(work(reader));
        }
        return all;
    }

    /** The statements behind each page, and the answer's status and length in front of them. */
    private Map<String, List<String>> work(Member reader) throws Exception {
        Map<String, List<String>> work = new LinkedHashMap<>();
        for (String page : PAGES) {
            List<String> sent = new ArrayList<>();
            sent.addAll(StatementCounter.during(() -> {
                sent.add("" + room.get(reader, page).getResponse().getStatus());
                return sent;
            }));
            work.put(reader.name() + " " + page, sent);
        }
        return work;
    }
}
