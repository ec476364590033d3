package dev.roundtwo.interviews.calendar;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.practice.hours.HoursBook;
import dev.roundtwo.practice.hours.HoursForm;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A mail's link moves an interview or calls it off, once, for whoever holds it, and does nothing until a button is pressed. */
@ModuleTest
class RescheduleTests {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    MockMvcTester web;

    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    Instant start = now.plus(DAY.multipliedBy(3));
    Instant later = now.plus(DAY.multipliedBy(5));
    People people;
    Diary diary;
    UUID interview;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        diary = new Diary(house, people);
        interview = diary.book("Design, of queues", start, now.minus(DAY));
    }

    @Test
    void lookingAndChoosingChangeNothingHoweverOften() throws Exception {
        String link = link(people.ada());
        for (int i = 0; i < 3; i++) {
            assertThat(web.get().uri(link)).hasStatusOk().bodyText().contains("Design, of queues", "Another time");
            assertThat(web.get().uri(link).param("at", later.toString()))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Yes, move it");
        }
        assertThat(web.get().uri(link + "/times").param("at", later.toString())).hasStatus(405);
        assertThat(state()).isEqualTo(start + " 0 SCHEDULED");
    }

    @Test
    void whoLeadsMovesItSignedOutAndTheLinkIsUsedThen() throws Exception {
        String link = link(people.ada());
        String other = link(people.ada());
        assertThat(moves(link, later)).hasStatus3xxRedirection().hasRedirectedUrl(link);

        assertThat(state()).isEqualTo(later + " 1 SCHEDULED");
        assertThat(web.get().uri(link)).hasStatus(410).bodyText().contains("It was moved by this link", "It is now on");
        assertThat(moves(link, start)).hasStatus(410);
        assertThat(moves(other, start)).as("another link to the same time").hasStatus(410);
        assertThat(state()).isEqualTo(later + " 1 SCHEDULED");
    }

    @Test
    void itIsCalledOffWithAReasonThatEverybodyReads() throws Exception {
        String link = link(people.ada());
        assertThat(cancels(link, " "))
                .hasStatus(422)
                .bodyText()
                .contains("Nothing was changed", "<details class=\"disclosure\" open=\"open\">");
        assertThat(cancels(link, "Ada is ill")).hasRedirectedUrl(link);

        assertThat(state()).isEqualTo(start + " 1 CANCELLED");
        assertThat(web.get().uri(link)).hasStatus(410).bodyText().contains("called off", "Everybody is told");
        assertThat(web.get()
                        .uri("/w/" + people.ben().workspaceSlug() + "/interviews/" + interview)
                        .with(as(people.ben())))
                .bodyText()
                .contains("Ada is ill");
    }

    @Test
    void aLinkFromBeforeTheTimeWasChangedIsVoid() throws Exception {
        String link = link(people.ada());
        diary.move(interview, later, now);
        assertThat(web.get().uri(link))
                .hasStatus(410)
                .bodyText()
                .contains("before the time was changed", "newest mail");
        assertThat(moves(link, start)).hasStatus(410);
        assertThat(cancels(link, "No")).hasStatus(410);
        assertThat(state()).isEqualTo(later + " 1 SCHEDULED");

        String fresh = link(people.ada());
        diary.cancel(interview);
        assertThat(web.get().uri(fresh)).hasStatus(410).bodyText().contains("called off", "nothing to move");
        assertThat(moves(fresh, start)).hasStatus(410);
    }

    @Test
    void whatHasBegunIsNotMovedByALink() throws Exception {
        UUID begun = diary.book("Begun", now.minusSeconds(60), now.minus(DAY));
        String link = Diary.at(now.minus(DAY), () -> link(begun, people.ada()));
        assertThat(web.get().uri(link)).hasStatus(410).bodyText().contains("Its time has come");
        assertThat(moves(link, later)).hasStatus(410);
    }

    @Test
    void aWrongLinkAndOneOfWhoIsOutOpenAPageThatLeadsOn() throws Exception {
        String bens = link(people.ben());
        String chloes = link(people.chloe());
        diary.within(() -> sql.sql("update seat set left_at = now() where interview_id = ? and account_id = ?")
                .params(interview, people.chloe().accountId())
                .update());
        in(people.ada(), () -> {
            house.getBean(Members.class).remove(people.ada(), people.ben().accountId());
            return bens;
        });
        String adas = link(people.ada());
        for (String wrong : List.of(
                bens,
                chloes,
                adas + "x",
                adas.replace(people.ada().workspaceSlug(), people.charlie().workspaceSlug()))) {
            assertThat(web.get().uri(wrong)).hasStatus(404).bodyText().contains("opens nothing", "/workspaces");
            assertThat(moves(wrong, later)).hasStatus(404);
        }
        assertThat(state()).isEqualTo(start + " 0 SCHEDULED");
    }

    @Test
    void aGuestMovesToATimeThatSuitsTheOthersAndSeesNoHoursOfTheirs() throws Exception {
        diary.cancel(interview);
        interview = diary.book("Round", Invitee.guest("Ben Okafor", "ben@example.org"), start, now.minus(DAY));
        for (Member who : List.of(people.ada(), people.chloe(), people.dmitri())) {
            free(who);
        }
        UUID seat = diary.guestsSeat(interview);
        String link = local(diary.link(interview, seat));

        assertThat(web.get().uri(link))
                .hasStatusOk()
                .bodyText()
                .contains("Ada, Chloé and Dmitri")
                .doesNotContain("Everybody has time", "@example.org");
        assertThat(moves(link, later)).hasRedirectedUrl(link);
        assertThat(state()).isEqualTo(later + " 1 SCHEDULED");
    }

    @Test
    void whatDoesNotSuitIsSaidAndTheLinkStaysGood() throws Exception {
        String link = link(people.chloe());
        assertThat(moves(link, later)).hasStatus(422).bodyText().contains("Nothing was changed");
        assertThat(moves(link, now.minus(DAY))).hasStatus(422);
        assertThat(web.post().uri(link + "/times").with(form()).param("date", "tomorrow"))
                .hasStatus(422);
        assertThat(web.get().uri(link).param("date", "2027-02-31").param("zone", "Europe/Berlin"))
                .hasStatus(422);

        assertThat(state()).isEqualTo(start + " 0 SCHEDULED");
        assertThat(web.get().uri(link)).hasStatusOk();
    }

    @Test
    void membersAreOfferedTimesAtWhichEverybodyIsFree() throws Exception {
        for (Member who : List.of(people.ada(), people.chloe(), people.dmitri(), people.ben())) {
            free(who);
        }
        assertThat(web.get().uri(link(people.ben()))).hasStatusOk().bodyText().contains("Everybody has time");
    }

    @Test
    void ofTwoAtOnceWithTwoLinksOneIsHeard() throws Exception {
        List<String> links = List.of(link(people.ada()), link(people.ada()));
        List<Instant> times = List.of(later, later.plus(DAY));
        var together = new CyclicBarrier(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<MvcTestResult> first = () -> moves(together, links.get(0), times.get(0));
            Callable<MvcTestResult> second = () -> moves(together, links.get(1), times.get(1));
            List<Integer> answers = both.invokeAll(List.of(first, second)).stream()
                    .map(RescheduleTests::status)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(302, 410);
        }
        assertThat(state()).matches(".* 1 SCHEDULED");
    }

    private MvcTestResult moves(CyclicBarrier together, String link, Instant to) throws Exception {
        together.await();
        return moves(link, to);
    }

    private static int status(Future<MvcTestResult> answer) {
        try {
            return answer.get().getResponse().getStatus();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private MvcTestResult moves(String link, Instant to) {
        return web.post()
                .uri(link + "/times")
                .with(form())
                .param("at", to.toString())
                .exchange();
    }

    private MvcTestResult cancels(String link, String reason) {
        return web.post()
                .uri(link + "/cancellation")
                .with(form())
                .param("reason", reason)
                .exchange();
    }

    private String link(Member whose) throws Exception {
        return link(interview, whose);
    }

    private String link(UUID of, Member whose) throws Exception {
        UUID seat = diary.seat(of, whose);
        return local(diary.link(of, seat));
    }

    private static String local(String address) {
        return address.replaceFirst("https?://[^/]+", "");
    }

    /** At any time of any day. */
    private void free(Member who) throws Exception {
        var hours = new HoursForm(2, "en", "UTC", 0, Collections.nCopies(7, "0:00-24:00"));
        in(who, () -> {
            house.getBean(HoursBook.class).save(who, hours);
            return who;
        });
    }

    private String state() throws Exception {
        return diary.within(() -> sql.sql("select starts_at, sequence, status from interview where id = ?")
                .param(interview)
                .query((row, number) -> row.getTimestamp(1).toInstant() + " " + row.getInt(2) + " " + row.getString(3))
                .single());
    }
}
