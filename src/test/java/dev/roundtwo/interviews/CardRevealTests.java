package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CardRevealTests extends InterviewTest {

    private static final String SECRET = "Ada thinks that Ben guesses";

    @BeforeEach
    void aPanelIsRunning() throws Exception {
        people = cast.people();
        room = ScoredRoom.panel(web, new Rooms(sets, interviews), people);
    }

    @Test
    void beforeTheRevealAnotherCardShowsInNothingButSubmittedOrNot() {
        room.start();
        room.score(people.ada(), "1", SECRET);
        for (String tail :
                new String[] {"", "/now", "/timeline", "/scorecard", "/scorecard/fields", "/scorecard/edits", "/debrief"
                }) {
            assertThat(room.get(people.chloe(), tail))
                    .as(tail)
                    .bodyText()
                    .doesNotContain(SECRET, "STRONG_NO\",\"version");
        }
        for (Member other : new Member[] {people.dmitri(), people.ben(), people.charlie()}) {
            for (String tail : new String[] {"", "/now", "/timeline", "/debrief", "/feedback", "/feedback/draft"}) {
                assertThat(room.get(other, tail))
                        .as(other.name() + tail)
                        .bodyText()
                        .doesNotContain(SECRET);
            }
        }
        assertThat(room.get(people.chloe(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("0</span> of <span>2</span> submitted");
        room.submit(people.ada());
        assertThat(room.get(people.chloe(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("1</span> of <span>2</span> submitted")
                .doesNotContain(SECRET, "Strong no");
        assertThat(room.get(people.chloe(), "/feedback/draft"))
                .hasStatus(409)
                .bodyText()
                .doesNotContain(SECRET);
        assertThat(room.post(people.ada(), "/debrief/decision", "verdict", "STOP", "reason", "No"))
                .hasStatus(409);
    }

    @Test
    void cardsThatAreInBeforeTheEndStayShutUntilIt() {
        room.start();
        room.score(people.ada(), "4", "Ada’s summary");
        room.score(people.chloe(), "2", "Chloé’s summary");
        room.submit(people.ada());
        room.submit(people.chloe());
        assertThat(room.get(people.chloe(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Ada’s summary");
        assertThat(room.post(people.ada(), "/debrief/decision", "verdict", "STOP", "reason", "No"))
                .hasStatus(409);
        assertThat(room.draft(people.chloe(), 0, "Too early")).hasStatus(409);
        assertThat(room.post(people.ada(), "/finish")).hasStatus3xxRedirection();
        assertThat(room.post(people.ada(), "/finish")).as("once more, no harm").hasStatus3xxRedirection();
        assertThat(room.get(people.chloe(), "/debrief")).bodyText().contains("Ada’s summary");
    }

    @Test
    void anInterviewersCardStaysOnceFeedbackIsPublished() {
        room.bothSubmit();
        assertThat(room.post(people.ada(), "/feedback/publication", "version", "0", "text", "Well done"))
                .hasStatus3xxRedirection();
        assertThat(room.post(people.chloe(), "/scorecard/reopening", "reason", "I have changed my mind"))
                .hasStatus(409);
    }

    @Test
    void whoLeavesTheWorkspaceOwesNoCard() throws Exception {
        room.start();
        room.score(people.ada(), "4", "Ada’s summary");
        room.score(people.chloe(), "2", "Chloé’s summary");
        room.submit(people.ada());
        assertThat(room.post(people.ada(), "/finish")).hasStatus3xxRedirection();
        assertThat(room.get(people.ada(), "/debrief"))
                .bodyText()
                .contains("<span>1</span> of <span>2</span> submitted");
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.MEMBER);
            return null;
        });
        assertThat(room.get(people.chloe(), "")).as("a role that was taken").hasStatus(404);
        assertThat(room.get(people.ada(), "/debrief"))
                .bodyText()
                .contains("Ada’s summary")
                .doesNotContain("Chloé’s summary");
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.INTERVIEWER);
            return null;
        });
        assertThat(room.get(people.ada(), "/debrief"))
                .as("what was opened without her stays open")
                .bodyText()
                .contains("Ada’s summary");
    }

    @Test
    void aSubmittedCardIsLockedAndReopensWithAReason() {
        room.start();
        UUID card = room.score(people.ada(), "3", "Calm");
        room.submit(people.ada());
        assertThat(room.save(people.ada(), card, Ids.next(), "summary", 1, "Late"))
                .hasStatus(409)
                .bodyText()
                .contains("locked");
        assertThat(room.get(people.ada(), "/scorecard")).bodyText().contains("Your card is locked", "not yet");
        assertThat(room.post(people.ada(), "/scorecard/reopening", "reason", "oops"))
                .hasStatus(409);
        assertThat(room.post(people.ada(), "/scorecard/reopening", "reason", "I mixed up two answers"))
                .hasStatus3xxRedirection();
        assertThat(room.save(people.ada(), card, Ids.next(), "summary", 1, "Put right"))
                .hasStatusOk();
    }

    @Test
    void theEndPageAsksForACardOnlyWhileItIsOwed() {
        room.start();
        room.score(people.ada(), "3", "Calm");
        room.score(people.chloe(), "3", "Calm too");
        assertThat(room.post(people.ada(), "/finish")).hasStatus3xxRedirection();
        assertThat(room.get(people.ada(), "")).bodyText().contains("What is left is to score it");
        room.submit(people.ada());
        assertThat(room.get(people.ada(), ""))
                .bodyText()
                .contains("Your card is in")
                .doesNotContain("What is left");
        assertThat(room.get(people.chloe(), "")).bodyText().contains("What is left is to score it");
        room.submit(people.chloe());
        assertThat(room.get(people.ada(), "")).bodyText().contains("the debrief is open");
        assertThat(room.get(people.ben(), ""))
                .bodyText()
                .contains("comes to this page when it is published")
                .doesNotContain("/feedback\"", "/debrief\"");
    }

    @Test
    void whoReopensTheirCardInTheRoomStaysThere() {
        room.start();
        room.score(people.ada(), "3", "Calm");
        room.submit(people.ada());
        assertThat(room.post(
                        people.ada(), "/scorecard/reopening", "reason", "I mixed up two answers", "beside", "true"))
                .hasRedirectedUrl(room.path());
        room.submit(people.ada());
        assertThat(room.post(people.ada(), "/scorecard/reopening", "reason", "I mixed up two answers"))
                .hasRedirectedUrl(room.path() + "/scorecard");
    }
}
