package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dmitri learns to interview in Ada's and Chloé's panel: he sees their side, steers nothing, and his card counts for nothing. */
class ShadowTests extends InterviewTest {

    Member dmitri;
    UUID interview;

    @BeforeEach
    void dmitriShadows() throws Exception {
        people = cast.people();
        dmitri = people.dmitri();
        Plan plan = new Plan(
                "Staff backend",
                Mode.PANEL,
                new Rooms(sets, interviews).set(people.ada(), "b01", "b22"),
                null,
                Invitee.member(people.ben().accountId()),
                List.of(people.chloe().accountId()),
                List.of(dmitri.accountId()),
                List.of(),
                null,
                ZoneId.of("Europe/Berlin"),
                false);
        interview = in(people.ada(), () -> interviews.schedule(people.ada(), plan));
        room = new ScoredRoom(web, people, Rooms.path(people.ada(), interview));
    }

    @Test
    void aShadowSeesTheInterviewersSideAndSteersNothing() {
        assertThat(room.get(dmitri, ""))
                .hasStatusOk()
                .bodyText()
                .contains("shadow")
                .doesNotContain("Start the interview");
        assertThat(room.post(dmitri, "/start")).hasStatus(403);
        room.start();
        assertThat(room.get(dmitri, ""))
                .hasStatusOk()
                .bodyText()
                .contains("Only interviewers see this half", "Bookmarks", "Your notes", "Scorecard")
                .doesNotContain("id=\"finish\"", "id=\"hint-0\"", "id=\"step-next\"");
        assertThat(room.post(dmitri, "/steps", "from", "0", "to", "1")).hasStatus(403);
        assertThat(room.post(dmitri, "/hints", "question", "0", "given", "0")).hasStatus(403);
        assertThat(room.post(dmitri, "/follow-ups", "question", "0", "followUp", "0"))
                .hasStatus(403);
        assertThat(room.post(dmitri, "/finish")).hasStatus(403);
        assertThat(room.post(dmitri, "/notes", "version", "0", "text", "I was here"))
                .hasStatus(403);
        assertThat(room.post(dmitri, "/bookmarks", "text", "Good")).hasStatus(303);
        assertThat(room.post(dmitri, "/private-notes", "version", "0", "text", "Mine"))
                .hasStatus2xxSuccessful();
        assertThat(room.get(people.ada(), "/timeline")).bodyText().doesNotContain("Good");
    }

    @Test
    void theCardIsBlindBothWaysAndNobodyWaitsForIt() {
        room.start();
        room.score(dmitri, "1", "Dmitri’s summary");
        room.bothSubmit();

        assertThat(room.get(people.ada(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .as("it is not handed in, so it is not shown")
                .contains("Ada’s summary", "Chloé’s summary")
                .doesNotContain("Dmitri");
        assertThat(room.get(dmitri, "/debrief"))
                .hasStatusOk()
                .bodyText()
                .as("his own is not in, so he reads no other")
                .contains("2</span> of <span>3")
                .doesNotContain("Ada’s summary", "Chloé’s summary");
        assertThat(room.get(dmitri, "/feedback")).hasStatus(409);

        room.submit(dmitri);

        assertThat(room.get(dmitri, "/debrief")).hasStatusOk().bodyText().contains("Ada’s summary", "Chloé’s summary");
        assertThat(room.get(dmitri, "/feedback")).hasStatusOk();
        assertThat(room.get(people.ada(), "/timeline")).bodyText().contains("Dmitri submitted a card as a shadow");
    }

    @Test
    void itIsShownBesideTheOthersAndCountsForNothing() {
        room.start();
        room.score(dmitri, "1", "Dmitri’s summary");
        room.submit(dmitri);
        assertThat(room.get(dmitri, "/debrief")).bodyText().doesNotContain("Ada’s summary");
        room.bothSubmit();

        assertThat(room.get(people.ada(), "/debrief"))
                .bodyText()
                .contains("Dmitri’s summary", "Shadow, counts for nothing", "Two cards, all submitted")
                .contains("Two levels apart")
                .doesNotContain("Three levels apart");
        assertThat(room.get(people.ada(), "/feedback/draft"))
                .hasStatusOk()
                .bodyText()
                .contains("Ada’s summary")
                .doesNotContain("Dmitri");
        assertThat(room.get(dmitri, "/feedback/draft")).hasStatus(404);
        assertThat(room.post(dmitri, "/debrief/decision", "verdict", "ADVANCE", "reason", "Yes"))
                .hasStatus(403);
        assertThat(room.post(people.ada(), "/debrief/decision", "verdict", "ADVANCE", "reason", "Proves it"))
                .hasStatus3xxRedirection();
    }

    @Test
    void anInterviewWithAShadowWhoNeverSubmitsIsClosedAllTheSame() {
        room.start();
        room.bothSubmit();
        assertThat(web.post()
                        .uri("/w/" + dmitri.workspaceSlug() + "/interviews/" + interview + "/closure")
                        .with(as(people.ada())))
                .hasStatus3xxRedirection();
        assertThat(room.get(dmitri, "/debrief")).bodyText().doesNotContain("Ada’s summary");
    }

    /** What an older node reads of the seat, in a roll-out and after a roll-back. */
    @Test
    void theSeatIsStoredAsAnObservers() throws Exception {
        String part = in(
                people.ada(),
                () -> transaction.execute(
                        status -> sql.sql("select part from seat where interview_id = ? and account_id = ?")
                                .params(interview, dmitri.accountId())
                                .query(String.class)
                                .single()));
        assertThat(part).isEqualTo("OBSERVER");
    }

    @Test
    void aPlainMemberMayShadowAndKeepsTheSeatThatTheLeadGaveThem() throws Exception {
        in(people.ada(), () -> {
            members.changeRole(people.ada(), dmitri.accountId(), Role.MEMBER);
            return "";
        });
        assertThat(room.get(dmitri, "")).hasStatusOk();
        in(people.ada(), () -> {
            members.remove(people.ada(), dmitri.accountId());
            return "";
        });
        assertThat(room.get(dmitri, "")).hasStatus(404);
    }

    @Test
    void thePlanningPageSeatsShadowsAndOneSeatIsEnough() {
        assertThat(web.get()
                        .uri("/w/" + dmitri.workspaceSlug() + "/interviews/new")
                        .with(as(people.ada())))
                .bodyText()
                .contains("name=\"shadows\"");
        assertThat(web.post()
                        .uri("/w/" + dmitri.workspaceSlug() + "/interviews")
                        .param("title", "Staff backend")
                        .param("mode", "PANEL")
                        .param("guest", "Ben")
                        .param("now", "true")
                        .param("shadows", dmitri.accountId().toString())
                        .param("observers", dmitri.accountId().toString())
                        .with(as(people.ada())))
                .hasStatus(422)
                .bodyText()
                .contains("to ask, to shadow or to watch");
        for (String other : List.of("interviewers", "candidate")) {
            assertThat(web.post()
                            .uri("/w/" + dmitri.workspaceSlug() + "/interviews")
                            .param("title", "Staff backend")
                            .param("mode", "PANEL")
                            .param("guest", "Ben")
                            .param("now", "true")
                            .param("shadows", dmitri.accountId().toString())
                            .param(other, dmitri.accountId().toString())
                            .with(as(people.ada())))
                    .as(other)
                    .hasStatus(422)
                    .bodyText()
                    .contains("href=\"#shadows\"");
        }
        assertThat(web.get()
                        .uri("/w/" + dmitri.workspaceSlug() + "/interviews/" + interview)
                        .with(as(people.ada())))
                .bodyText()
                .contains("shadow");
    }
}
