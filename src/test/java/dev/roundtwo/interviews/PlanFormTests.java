package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The form that plans an interview keeps what was typed, and says what is wrong beside its fields. */
class PlanFormTests extends InterviewTest {

    @Autowired
    Clock clock;

    private Rooms rooms;

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

        LocalDate day = LocalDate.of(clock.instant().atZone(ZoneOffset.UTC).getYear() + 1, 1, 20);
        var created = send(people.ada(), set, day.toString(), "09:30", "Europe/Berlin");

        assertThat(created).hasStatus(302);
        String page = String.valueOf(created.getResponse().getRedirectedUrl());
        assertThat(web.get().uri(page).with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Design round",
                        "Ben Okafor",
                        day + "T08:30:00Z",
                        "20 Jan " + day.getYear(),
                        "/join/",
                        "frozen for this interview");
        assertThat(web.get().uri(page).with(as(people.charlie()))).hasStatus(404);
    }

    @Test
    void whatWasTypedStaysWhenSomethingIsMissing() throws Exception {
        UUID set = rooms.set(people.ada(), "b01");

        assertThat(send(people.ada(), set, "", "", "Europe/Berlin"))
                .hasStatus(422)
                .bodyText()
                .contains("Design round", "Give the date", "Give the time", "id=\"date-error\"", "id=\"time-error\"");
    }

    @Test
    void anEmptyFormIsToldEverythingAtOnceBesideItsFields() throws Exception {
        rooms.set(people.ada(), "b01");
        assertThat(web.post()
                        .uri(path(""))
                        .param("mode", "PEER")
                        .param("zone", "UTC")
                        .with(as(people.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("title-error", "Give it a title.", "set-error", "secondSet-error", "guest-error")
                .contains("date-error", "time-error");
    }

    @Test
    void anInterviewIsNotPlannedForThePastNorByAnUnknownClock() throws Exception {
        UUID set = rooms.set(people.ada(), "b01");

        assertThat(send(people.ada(), set, "2020-01-01", "10:00", "UTC"))
                .hasStatus(422)
                .bodyText()
                .contains("This date has passed", "value=\"2020-01-01\"", "value=\"10:00\"", "Design round");
        assertThat(send(people.ada(), set, "2020-01-01", "10:00", "Mars/Olympus"))
                .hasStatus(422)
                .bodyText()
                .contains("zone-error", "This time zone is not known here")
                .doesNotContain("This date has passed");
        String justNow = clock.instant()
                .minusSeconds(240)
                .atZone(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString();
        assertThat(send(people.ada(), set, justNow.substring(0, 10), justNow.substring(11, 16), "UTC"))
                .as("while somebody fills in the form, time goes on")
                .hasStatus(302);
    }

    @Test
    void membersPlanNothing() throws Exception {
        UUID set = rooms.set(people.ada(), "b01");

        assertThat(web.get().uri(path("/new")).with(as(people.ben()))).hasStatus(403);
        assertThat(send(people.ben(), set, "2036-11-25", "09:30", "UTC")).hasStatus(403);
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
                        .param("zone", "UTC")
                        .with(as(people.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("interviewers-error", "Chloé can have one seat only, and answers already");
        assertThat(web.post()
                        .uri(path(""))
                        .param("title", "Twice")
                        .param("set", set.toString())
                        .param("guest", "Charlie")
                        .param("interviewers", people.chloe().accountId().toString())
                        .param("observers", people.chloe().accountId().toString())
                        .param("now", "true")
                        .param("zone", "UTC")
                        .with(as(people.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("observers-error", "Chloé can have one seat only: to ask, to shadow or to watch");
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
