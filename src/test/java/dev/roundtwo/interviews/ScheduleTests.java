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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

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
    void anInterviewIsPlannedFromTheForm() throws Exception {
        UUID set = rooms.set(people.ada(), "b01", "b22");
        assertThat(web.get().uri(path("/new")).with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("b01", "Chloé");

        var created = send(people.ada(), set, "2026-11-25", "09:30", "Europe/Berlin");

        assertThat(created).hasStatus(302);
        String page = String.valueOf(created.getResponse().getRedirectedUrl());
        assertThat(web.get().uri(page).with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Design round", "Ben Okafor", "2026-11-25T08:30:00Z", "/join/", "frozen for this interview");
        assertThat(web.get().uri(page).with(as(people.charlie()))).hasStatus(404);
    }

    @Test
    void whatWasTypedStaysWhenSomethingIsMissing() throws Exception {
        UUID set = rooms.set(people.ada(), "b01");

        assertThat(send(people.ada(), set, "", "", "Europe/Berlin"))
                .hasStatus(422)
                .bodyText()
                .contains("Design round", "Give a date and a time");
    }

    @Test
    void membersPlanNothing() throws Exception {
        UUID set = rooms.set(people.ada(), "b01");

        assertThat(web.get().uri(path("/new")).with(as(people.ben()))).hasStatus(403);
        assertThat(send(people.ben(), set, "2026-11-25", "09:30", "UTC")).hasStatus(403);
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
                .contains("My practice");
    }

    @Test
    void aLongScheduleIsReadPageByPage() throws Exception {
        Instant first = Instant.parse("2027-01-04T09:00:00Z");
        UUID set = rooms.set(people.ada(), "b01");
        for (int i = 0; i < 65; i++) {
            Plan plan = rooms.plan(people, set, "Round " + i, first.plus(i / 2, ChronoUnit.HOURS));
            rooms.schedule(people.ada(), plan);
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
    void oneCannotSitOnTwoChairs() throws Exception {
        UUID set = rooms.set(people.ada(), "b01");
        assertThat(web.post()
                        .uri(path(""))
                        .param("title", "Twice")
                        .param("set", set.toString())
                        .param("candidate", people.chloe().accountId().toString())
                        .param("interviewers", people.chloe().accountId().toString())
                        .param("now", "true")
                        .with(as(people.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("Chloé can have one seat only");
    }

    private Plan plan(String title, Instant at) throws Exception {
        return new Plan(
                title,
                Mode.PANEL,
                rooms.set(people.ada(), "b01"),
                null,
                Plan.Invitee.guest("Charlie", null),
                List.of(),
                List.of(),
                at,
                java.time.ZoneOffset.UTC,
                false);
    }

    private List<UUID> list(Member me, boolean mine) throws Exception {
        return in(me, () -> schedule.page(me, Tab.COMING, mine, null)).rows().stream()
                .map(InterviewRow::id)
                .toList();
    }

    private MvcTestResult send(Member me, UUID set, String date, String time, String zone) {
        return web.post()
                .uri(path(""))
                .param("title", "Design round")
                .param("mode", "PANEL")
                .param("set", set.toString())
                .param("secondSet", "")
                .param("candidate", people.ben().accountId().toString())
                .param("interviewers", people.chloe().accountId().toString())
                .param("observers", people.dmitri().accountId().toString())
                .param("date", date)
                .param("time", time)
                .param("zone", zone)
                .with(as(me))
                .exchange();
    }

    private String path(String tail) {
        return "/w/" + people.ada().workspaceSlug() + "/interviews" + tail;
    }
}
