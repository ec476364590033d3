package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.schedule.InterviewRow;
import dev.roundtwo.interviews.schedule.Schedule;
import dev.roundtwo.interviews.schedule.Schedule.Tab;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class ScheduleTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    Schedule schedule;

    @Autowired
    Turns turns;

    People people;
    Rooms rooms;

    @BeforeEach
    void somePeople() {
        people = cast.people();
        rooms = new Rooms(sets, interviews);
    }

    @Test
    void nobodyIsLedToTheSetThatTheyHaveYetToAnswer() throws Exception {
        UUID interview = rooms.peers(people);
        String page = path("/" + interview);
        String sets = "/w/" + people.ada().workspaceSlug() + "/sets/";
        List<UUID> both = in(people.ada(), () -> schedule.sets(people.ada(), interview)).stream()
                .map(Schedule.SetLine::id)
                .toList();
        assertThat(web.get().uri(page).with(as(people.chloe())))
                .as("asks first, and answers from the second")
                .bodyText()
                .contains("You answer from this one", "href=\"" + sets + both.getFirst())
                .doesNotContain(both.getLast().toString());
        assertThat(web.get().uri(page).with(as(people.ada())))
                .bodyText()
                .contains(sets + both.getFirst(), sets + both.getLast())
                .doesNotContain("You answer from this one");
    }

    @Test
    void aMemberSeesOnlyWhatTheyHaveASeatIn() throws Exception {
        UUID his = rooms.panel(people);
        UUID peers = rooms.peers(people);
        UUID other = rooms.schedule(people.ada(), plan("Others", Instant.parse("2026-12-01T10:00:00Z")));

        assertThat(list(people.dmitri(), false)).contains(his, peers, other);
        assertThat(list(people.dmitri(), true)).contains(his).doesNotContain(peers, other);
        assertThat(list(people.ben(), false)).contains(his, peers).doesNotContain(other);
        assertThat(web.get().uri(path("/" + other)).with(as(people.ben()))).hasStatus(404);
        assertThat(web.get().uri(path("")).with(as(people.ben())))
                .hasStatusOk()
                .bodyText()
                .contains("Your interviews")
                .containsPattern("<a href=\"" + path("") + "\" aria-current=\"page\">Interviews</a>");
    }

    @Test
    void aLongScheduleIsReadPageByPage() throws Exception {
        Instant first = Instant.parse("2027-01-04T09:00:00Z");
        UUID set = rooms.set(people.ada(), "b01");
        for (int i = 0; i < 65; i++) {
            // Two at each time, by different people.
            Plan plan = plan(set, "Round " + i, first.plus(i / 2, ChronoUnit.HOURS));
            rooms.schedule(i % 2 == 0 ? people.ada() : people.chloe(), plan);
        }
        List<UUID> seen = new ArrayList<>();
        Schedule.Cursor after = null;
        do {
            Schedule.Cursor from = after;
            var page = in(people.ada(), () -> schedule.page(people.ada(), Tab.COMING, false, from));
            page.rows().stream().map(InterviewRow::id).forEach(seen::add);
            after = page.next() == null
                    ? null
                    : Schedule.Cursor.parse(page.next().toString());
        } while (after != null);

        assertThat(seen).hasSize(65).doesNotHaveDuplicates();
        assertThat(web.get().uri(path("")).with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Further");
    }

    @Test
    void aPlannedInterviewKeepsItsQuestionsWhateverBecomesOfTheSet() throws Exception {
        UUID set = rooms.set(people.ada(), "b01", "b22");
        UUID id = rooms.schedule(people.ada(), rooms.plan(people, set, "Frozen", null));

        Turn turn = in(people.ada(), () -> turns.current(id));

        assertThat(turn.agenda()).hasSize(2);
        assertThat(turn.agenda().getFirst().points()).hasSizeGreaterThan(4);
        assertThat(turn.minutes()).isEqualTo(20);
    }

    @Test
    void linksAreSpokenOfOnlyWhileTheyOpenSomething() throws Exception {
        UUID id = rooms.panel(people);
        assertThat(web.get().uri(path("/" + id)).with(as(people.ada())))
                .bodyText()
                .contains("A link is personal", "/join/");
        web.post()
                .uri(path("/" + id + "/cancellation"))
                .param("reason", "Ben is ill")
                .with(as(people.ada()))
                .exchange();
        assertThat(web.get().uri(path("/" + id)).with(as(people.ada())))
                .bodyText()
                .contains("Ben is ill")
                .doesNotContain("A link is personal", "/join/", "not opened");
    }

    private Plan plan(String title, Instant at) throws Exception {
        return plan(rooms.set(people.ada(), "b01"), title, at);
    }

    private static Plan plan(UUID set, String title, Instant at) {
        return new Plan(
                title,
                Mode.PANEL,
                set,
                null,
                Plan.Invitee.guest("Charlie", null),
                List.of(),
                List.of(),
                at,
                ZoneOffset.UTC,
                false);
    }

    private List<UUID> list(Member me, boolean mine) throws Exception {
        return in(me, () -> schedule.page(me, Tab.COMING, mine, null)).rows().stream()
                .map(InterviewRow::id)
                .toList();
    }

    private String path(String tail) {
        return "/w/" + people.ada().workspaceSlug() + "/interviews" + tail;
    }
}
