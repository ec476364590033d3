package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.StatementCounter;
import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.TimesProposed;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages on which two people, plain members both, find a time. */
class TimesPageTests extends BookingTest {

    private final String day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
    private final Instant noon = Instant.parse(day + "T12:00:00Z");
    private UUID match;
    private Member dmitri;

    @BeforeEach
    void aMatchWithoutATime() throws Exception {
        set("b01");
        dmitri = in(people.ada(), () -> {
            house.getBean(Members.class)
                    .changeRole(people.ada(), people.dmitri().accountId(), Role.MEMBER);
            return people.dmitri();
        });
        match = round(Instant.now(), true, people.ben(), dmitri);
        assertThat(match(match).interview()).isNull();
    }

    @Test
    void howManyWaitMakesNoDifferenceToThePages() throws Exception {
        Member ben = people.ben();
        AppointmentPages pages = house.getBean(AppointmentPages.class);
        round(Instant.now().plusSeconds(1), false, ben, dmitri);
        assertThat(in(ben, () -> pages.waiting(ben)))
                .extracting(WaitingRow::with)
                .containsExactly("your partner", dmitri.name());
        post(dmitri, "/interviews/matches/" + match, "date", day, "time", "12:00", "zone", "UTC");
        assertThat(in(ben, () -> pages.waiting(ben)))
                .extracting(WaitingRow::asked)
                .containsExactly(true, false);
        assertThat(in(dmitri, () -> pages.waiting(dmitri)))
                .as("who proposed waits for an answer")
                .extracting(WaitingRow::asked)
                .containsExactly(false, false);
        assertThat(StatementCounter.during(() -> in(ben, () -> pages.waiting(ben))))
                .as("who asks, and one answer")
                .hasSize(2);
    }

    @Test
    void aLookAtItReadsNoQuestion() throws Exception {
        Member ben = people.ben();
        TimesPages pages = house.getBean(TimesPages.class);
        assertThat(in(ben, () -> pages.ofMatch(ben, match)).minutes()).isEqualTo(30);
        assertThat(StatementCounter.during(() -> in(ben, () -> pages.ofMatch(ben, match))))
                .noneMatch(sent -> sent.contains("question_revision"));
    }

    @Test
    void itIsProposedAcceptedAndMovedWithoutANameAnywhere() throws Exception {
        for (String page : new String[] {"", "/interviews", "/matches/" + match}) {
            assertThat(get(people.ben(), page)).hasStatusOk().bodyText().contains("/interviews/matches/" + match);
        }
        assertThat(get(people.ben(), "/interviews/matches/" + match))
                .hasStatusOk()
                .bodyText()
                .contains("Find a time", "with your partner", "Look at your hours")
                .doesNotContain("Dmitri");
        assertThat(get(people.ada(), "/interviews/matches/" + match)).hasStatus(404);
        assertThat(get(people.charlie(), "/interviews/matches/" + match)).hasStatus(404);

        assertThat(post(people.ben(), "/interviews/matches/" + match, "date", day, "time", "", "zone", "UTC"))
                .hasStatus(422)
                .bodyText()
                .contains("Give both a date and a time", "value=\"" + day + "\"", "id=\"time-error\"")
                .doesNotContain("id=\"date-error\"");
        assertThat(post(people.ben(), "/interviews/matches/" + match, "date", day, "time", "12:00", "zone", "UTC"))
                .hasStatus3xxRedirection();
        UUID proposal =
                facts.stream(TimesProposed.class).findFirst().orElseThrow().proposalId();
        assertThat(get(dmitri, "/interviews")).bodyText().contains("times proposed");
        assertThat(get(dmitri, "/interviews/matches/" + match))
                .bodyText()
                .contains("partner proposes", "Accept", noon.toString())
                .doesNotContain("Ben Okafor");
        assertThat(post(people.ben(), "/proposals/" + proposal + "/acceptance", "time", noon.toString()))
                .hasStatus(404);
        for (Member stranger : List.of(people.chloe(), people.charlie())) {
            assertThat(post(stranger, "/proposals/" + proposal + "/acceptance", "time", noon.toString()))
                    .hasStatus(404);
        }
        MvcTestResult other = post(
                dmitri,
                "/proposals/" + proposal + "/acceptance",
                "time",
                noon.plusSeconds(900).toString());
        assertThat(other).hasStatus(302).redirectedUrl().endsWith("/interviews/matches/" + match);
        assertThat(match(match).interview()).as("not one of those proposed").isNull();
        assertThat(post(dmitri, "/proposals/" + proposal + "/acceptance", "time", noon.toString()))
                .hasStatus3xxRedirection();
        UUID interview = match(match).interview();
        String page = "/interviews/" + interview;
        MvcTestResult again = post(dmitri, "/proposals/" + proposal + "/acceptance", "time", noon.toString());
        assertThat(again).hasStatus(302).redirectedUrl().endsWith(page);
        assertThat(again.getMvcResult().getFlashMap().get("problem")).asString().contains("answered meanwhile");

        assertThat(get(people.ben(), "/interviews/matches/" + match))
                .hasStatus(302)
                .redirectedUrl()
                .endsWith(page);
        assertThat(get(people.ben(), page))
                .hasStatusOk()
                .bodyText()
                .contains("Another time", "Cancel the interview")
                .doesNotContain("Dmitri", "/join/", "Did ");
        assertThat(get(dmitri, "/interviews")).bodyText().contains(page).doesNotContain("Ben Okafor");
        String later = noon.plus(Duration.ofHours(2)).toString();
        assertThat(post(dmitri, page + "/times", "times", later, "how", "move"))
                .as("the other one has said no hours, so it is not moved to, and nothing is sent unasked")
                .hasStatus(422)
                .bodyText()
                .contains("propose it instead");
        assertThat(post(
                        dmitri,
                        page + "/times",
                        "times",
                        later,
                        "times",
                        noon.plusSeconds(900).toString(),
                        "how",
                        "move"))
                .hasStatus(422)
                .bodyText()
                .contains("One time at most to move to");
        assertThat(get(people.ben(), page)).bodyText().doesNotContain("partner proposes");
        assertThat(post(dmitri, page + "/times", "times", later, "how", "propose"))
                .hasStatus3xxRedirection();
        assertThat(get(people.ben(), page)).bodyText().contains("partner proposes");
        assertThat(get(dmitri, page + "/times")).hasStatusOk().bodyText().contains("You proposed", "Take it back");
        assertThat(get(people.chloe(), page + "/times")).hasStatus(404);
        assertThat(post(people.ben(), page + "/cancellation", "reason", "I am ill"))
                .hasStatus3xxRedirection();
        assertThat(get(dmitri, page)).bodyText().contains("I am ill").doesNotContain("Ben Okafor");
        assertThat(get(dmitri, "/rooms/" + interview + "/timeline"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Ben Okafor");
    }

    @Test
    void aMatchFromBeforeInterviewsBookedThemIsTakenUpByWhoComes() throws Exception {
        String page = "/interviews/matches/" + match;
        club.change(people.ada(), "delete from peer_match where match_id = ?", match);
        assertThat(get(people.chloe(), page)).hasStatus(404);
        assertThat(get(people.ben(), page))
                .hasStatusOk()
                .bodyText()
                .contains("Find a time")
                .doesNotContain("Dmitri");
        assertThat(get(dmitri, page)).hasStatusOk();
        assertThat(facts.stream(InterviewBooked.class)).isEmpty();
        assertThat(post(people.ben(), page, "date", day, "time", "12:00", "zone", "UTC"))
                .hasStatus3xxRedirection();
        UUID proposal =
                facts.stream(TimesProposed.class).findFirst().orElseThrow().proposalId();
        assertThat(post(dmitri, "/proposals/" + proposal + "/acceptance", "time", noon.toString()))
                .hasStatus3xxRedirection();
        assertThat(match(match).interview()).isNotNull();

        club.change(people.ada(), "delete from peer_match where match_id = ?", match);
        club.change(people.ada(), "update practice_match set round_id = null, group_id = null where id = ?", match);
        assertThat(get(people.ben(), page)).hasStatusOk();
        assertThat(match(match).atOnce())
                .as("nobody is called to one of long ago")
                .isFalse();
        club.change(people.ada(), "delete from peer_match where match_id = ?", match);
        club.change(
                people.ada(),
                "delete from practice_place where match_id = ? and account_id = ?",
                match,
                dmitri.accountId());
        assertThat(get(people.ben(), page)).as("the other one is gone").hasStatus(404);
    }

    @Test
    void whoMovesAPanelNamesATime() throws Exception {
        UUID panel = panel(people.ada(), people.ben(), set("b02"), noon);
        assertThat(post(people.ada(), "/interviews/" + panel + "/times", "how", "move"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a time, or give one");
        assertThat(booking(panel).startsAt()).isEqualTo(noon);
    }

    private MvcTestResult get(Member me, String tail) {
        return web.get()
                .uri("/w/" + people.ada().workspaceSlug() + tail)
                .with(as(me))
                .exchange();
    }

    private MvcTestResult post(Member me, String tail, String... fields) {
        var request =
                web.post().uri("/w/" + people.ada().workspaceSlug() + tail).with(as(me));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
