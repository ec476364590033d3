package dev.roundtwo.interviews.calendar;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What somebody without an account does about the time, by the link of the invitation and by the one in a mail. */
@ModuleTest
class GuestTimesTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    MockMvcTester web;

    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    Instant start = now.plus(Duration.ofDays(3));
    Instant first = now.plus(Duration.ofDays(5));
    Instant second = now.plus(Duration.ofDays(6));
    People people;
    Diary diary;
    UUID interview;
    String join;
    String page;

    @BeforeEach
    void aGuestIsInvited() throws Exception {
        people = cast.people();
        diary = new Diary(house, people);
        interview = diary.book(
                "Round", Invitee.guest("Ben Okafor", "ben@example.org"), start, now.minus(Duration.ofDays(1)));
        UUID seat = diary.guestsSeat(interview);
        join = local(diary.within(() -> house.getBean(Bookings.class).joinLink(seat)));
        page = "/w/" + people.ada().workspaceSlug() + "/interviews/" + interview;
    }

    @Test
    void theyAskForTimesOfWhichWhoLeadsTakesOne() throws Exception {
        asks(first, second);
        assertThat(state()).isEqualTo(start + " 0 SCHEDULED");
        assertThat(web.get().uri(join)).hasStatusOk().bodyText().contains("You asked for another time");
        assertThat(get(people.ada()))
                .bodyText()
                .contains("Ben Okafor asks for another time", first.toString(), second.toString());
        assertThat(get(people.chloe())).hasStatusOk().bodyText().doesNotContain("asks for another time");

        String wish = page + "/wishes/" + wish();
        for (Member other : new Member[] {people.chloe(), people.ben(), people.charlie()}) {
            assertThat(answers(other, wish + "/acceptance", first)).hasStatus(404);
            assertThat(answers(other, wish + "/refusal", null)).hasStatus(404);
        }
        assertThat(toldOnThePage(answers(people.ada(), wish + "/acceptance", start.plusSeconds(3600))))
                .startsWith("Choose one of the times");
        assertThat(answers(people.ada(), wish + "/acceptance", second)).hasRedirectedUrl(page);
        assertThat(state()).isEqualTo(second + " 1 SCHEDULED");
        assertThat(toldOnThePage(answers(people.ada(), wish + "/acceptance", first)))
                .as("in a second tab")
                .startsWith("This was answered meanwhile.");
        assertThat(toldOnThePage(answers(people.ada(), wish + "/refusal", null)))
                .startsWith("This was answered meanwhile.");
        assertThat(state()).isEqualTo(second + " 1 SCHEDULED");
        assertThat(get(people.ada())).bodyText().doesNotContain("asks for another time");
        assertThat(web.get().uri(join)).bodyText().doesNotContain("You asked for another time");
    }

    @Test
    void whoLeadsKeepsTheTimeAndTheyMayAskAgain() throws Exception {
        asks(first);
        UUID before = wish();
        asks(second);
        assertThat(toldOnThePage(answers(people.ada(), page + "/wishes/" + before + "/acceptance", first)))
                .as("they asked for others since")
                .startsWith("This was answered meanwhile.");
        assertThat(answers(people.ada(), page + "/wishes/" + wish() + "/refusal", null))
                .hasRedirectedUrl(page);
        assertThat(state()).isEqualTo(start + " 0 SCHEDULED");
        assertThat(get(people.ada())).bodyText().doesNotContain("asks for another time");
        asks(first);
        assertThat(get(people.ada())).bodyText().contains("asks for another time");
    }

    @Test
    void aWishIsAboutTheTimeThatItWasMadeFor() throws Exception {
        asks(first);
        UUID wish = wish();
        diary.move(interview, start.plusSeconds(7200), now); // as a node of the version before does it
        assertThat(get(people.ada())).bodyText().doesNotContain("asks for another time");
        assertThat(toldOnThePage(answers(people.ada(), page + "/wishes/" + wish + "/acceptance", first)))
                .startsWith("This was answered meanwhile.");
        asks(second);
        assertThat(answers(people.ada(), page + "/wishes/" + wish() + "/acceptance", second))
                .hasRedirectedUrl(page);
    }

    @Test
    void fourTimesAndTimesOfThePastAreRefusedAndTheLinkStaysGood() throws Exception {
        String link = link();
        assertThat(posts(link, first, first.plusSeconds(60), second, second.plusSeconds(60)))
                .hasStatus(422)
                .bodyText()
                .contains("up to 3 times");
        assertThat(posts(link, first, now.minusSeconds(3600))).hasStatus(422);
        assertThat(web.get()
                        .uri(link)
                        .param("date", "2031-05-01", "")
                        .param("time", "10:00", "")
                        .param("zone", "UTC"))
                .hasStatusOk()
                .bodyText()
                .contains("Move it?");
        assertThat(web.get()
                        .uri(link)
                        .param("date", "2031-05-01", "2031-05-02")
                        .param("time", "10:00", "")
                        .param("zone", "UTC"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"2031-05-02\"");
        assertThat(wishes()).isZero();
    }

    @Test
    void whoCannotComeAtAllCallsItOffWithAWord() throws Exception {
        String link = link();
        assertThat(web.get().uri(link)).bodyText().contains("I cannot come at all", "Date 3");
        assertThat(web.post().uri(link + "/cancellation").with(form()).param("reason", "I found a job"))
                .hasRedirectedUrl(link);
        assertThat(state()).isEqualTo(start + " 1 CANCELLED");
        assertThat(get(people.ada())).bodyText().contains("I found a job");
        assertThat(web.get().uri(join)).bodyText().contains("I found a job").doesNotContain("interview.ics");
    }

    @Test
    void theyTakeTheTimeAlongAsAFileWhileThePlaceIsTheirs() throws Exception {
        String file = file(join + "/interview.ics");
        ReadCalendar read = ReadCalendar.of(file);
        assertThat(read.times()).first().isEqualTo(start);
        assertThat(file).contains("/join/").doesNotContain(people.ada().email(), "ATTENDEE");

        Cookie claim = Objects.requireNonNull(web.post()
                .uri(join)
                .with(form())
                .param("name", "Ben Okafor")
                .exchange()
                .getResponse()
                .getCookie("roundtwo-seat"));
        assertThat(web.get().uri(join + "/interview.ics")).as("another browser").hasStatus(409);
        assertThat(web.post().uri(join + "/changes").with(form())).hasStatus(409);
        assertThat(web.get().uri(join + "/interview.ics").cookie(claim)).hasStatusOk();
        assertThat(web.get().uri(join + "x/interview.ics")).hasStatus(404);
    }

    /** From the invitation's page to the one-use link, and there. */
    private void asks(Instant... times) throws Exception {
        assertThat(posts(link(), times)).hasStatus3xxRedirection();
    }

    private String link() {
        MvcTestResult led = web.post().uri(join + "/changes").with(form()).exchange();
        String link = Objects.requireNonNull(led.getResponse().getRedirectedUrl());
        assertThat(link).startsWith("/reschedule/");
        return link;
    }

    private MvcTestResult posts(String link, Instant... times) {
        var request = web.post().uri(link + "/times").with(form());
        for (Instant time : times) {
            request = request.param("at", time.toString());
        }
        return request.exchange();
    }

    private MvcTestResult get(Member who) {
        return web.get().uri(page).with(as(who)).exchange();
    }

    private MvcTestResult answers(Member who, String path, @Nullable Instant time) {
        var request = web.post().uri(path).with(as(who));
        return (time == null ? request : request.param("time", time.toString())).exchange();
    }

    private String file(String path) throws Exception {
        return web.get().uri(path).exchange().getResponse().getContentAsString();
    }

    private UUID wish() throws Exception {
        return diary.within(() -> sql.sql("select id from time_wish where interview_id = ? and ended is null")
                .param(interview)
                .query((row, number) -> row.getObject(1, UUID.class))
                .single());
    }

    private long wishes() throws Exception {
        return diary.within(() -> sql.sql("select count(*) from time_wish where interview_id = ?")
                .param(interview)
                .query(Long.class)
                .single());
    }

    private String state() throws Exception {
        return diary.within(() -> sql.sql("select starts_at, sequence, status from interview where id = ?")
                .param(interview)
                .query((row, number) -> row.getTimestamp(1).toInstant() + " " + row.getInt(2) + " " + row.getString(3))
                .single());
    }

    private static String local(String address) {
        return address.replaceFirst("https?://[^/]+", "");
    }

    /** What the interview's page says of it, on which the form stood. */
    private String toldOnThePage(MvcTestResult refused) {
        assertThat(refused).hasRedirectedUrl(page);
        String why = (String) refused.getMvcResult().getFlashMap().get("problem");
        assertThat(web.get()
                        .uri(page)
                        .cookie(refused.getResponse().getCookies())
                        .with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Not done.", why);
        return why;
    }
}
