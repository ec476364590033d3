package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.Plan.Invitee;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A panel: Ada leads, Chloé asks too, Dmitri watches, Ben answers and guesses. */
class PanelGuessTests extends InterviewTest {

    @Autowired
    SeatInvitations invitations;

    @BeforeEach
    void aPanelHasARoom() throws Exception {
        people = cast.people();
        room = ScoredRoom.panel(web, new Rooms(sets, interviews), people);
    }

    @Test
    void interviewersSeeTheGuessInTheDebriefAndNowhereBeforeIt() {
        room.start();
        assertThat(room.post(people.ben(), "/guess", "recommendation", "STRONG_YES"))
                .as("while they talk")
                .hasStatus(409)
                .bodyText()
                .contains("as soon as the interview is over");
        room.score(people.ada(), "4", "Ada’s summary");
        room.score(people.chloe(), "2", "Chloé’s summary");
        room.submit(people.ada());
        room.post(people.ada(), "/finish");
        assertThat(room.get(people.ben(), "")).bodyText().contains("How do you think you did?");
        assertThat(room.post(people.ben(), "/guess", "recommendation", "STRONG_YES", "level.async", "3"))
                .hasStatus3xxRedirection();
        for (String tail : List.of("", "/debrief", "/scorecard", "/timeline")) {
            for (var asker : List.of(people.ada(), people.chloe())) {
                assertThat(room.get(asker, tail))
                        .as(tail)
                        .bodyText()
                        .doesNotContain("own guess", "data-verdict=\"strong-yes\"", "verall strong yes");
            }
        }
        assertThat(room.get(people.dmitri(), "/guess")).hasStatus(404);
        assertThat(room.post(people.chloe(), "/guess", "recommendation", "NO")).hasStatus(404);
        room.submit(people.chloe());
        for (var reader : List.of(people.ada(), people.chloe(), people.dmitri())) {
            assertThat(room.get(reader, "/debrief"))
                    .bodyText()
                    .contains("Ben’s own guess", "data-verdict=\"strong-yes\"", "no guess");
        }
        assertThat(room.get(people.ben(), "/debrief")).hasStatus(404);
    }

    @Test
    void theCandidateSeesTheGuessBesideTheFeedbackAndChangesItNoMore() {
        room.bothSubmit();
        assertThat(room.post(people.ben(), "/guess", "level.async", "1", "recommendation", "NO"))
                .hasStatus3xxRedirection();
        assertThat(room.post(
                        people.ada(), "/feedback/publication", "version", "0", "text", "Thank you.", "levels", "true"))
                .hasStatus3xxRedirection();
        assertThat(room.get(people.ben(), "/feedback"))
                .bodyText()
                .contains("<dt>guessed</dt>", "You guessed: overall no; Async and distributed thinking 1.");
        assertThat(room.post(people.ben(), "/guess", "version", "1", "level.async", "3"))
                .hasStatus(409)
                .bodyText()
                .contains("Your feedback is published", "Read the result");
        assertThat(room.get(people.ben(), "/feedback")).bodyText().contains("Async and distributed thinking 1.");
    }

    @Test
    void feedbackWithoutAGuessSaysSoKindly() {
        room.bothSubmit();
        room.post(people.ada(), "/feedback/publication", "version", "0", "text", "Thank you.");
        assertThat(room.get(people.ben(), "/feedback")).bodyText().contains("You gave no guess");
        assertThat(room.get(people.ada(), "/feedback")).bodyText().doesNotContain("guess");
        assertThat(room.get(people.ada(), "/debrief")).bodyText().doesNotContain("own guess");
    }

    @Test
    void aGuestGuessesByTheirOwnLinkOnly() throws Exception {
        UUID mine = guests("Ben");
        UUID others = guests("Charlie");
        Cookie ben = enters(mine);
        Cookie charlie = enters(others);
        for (UUID interview : List.of(mine, others)) {
            String path = Rooms.path(people.ada(), interview);
            var ada = new ScoredRoom(web, people, path);
            ada.post(people.ada(), "/start");
            ada.post(people.ada(), "/finish");
        }
        String guess = Rooms.path(people.ada(), mine) + "/guess";
        assertThat(web.post()
                        .uri(guess)
                        .cookie(charlie)
                        .param("recommendation", "NO")
                        .with(form()))
                .as("by the link of another seat")
                .hasStatus(404);
        assertThat(web.get().uri(guess).cookie(charlie)).hasStatus(404);
        assertThat(web.post().uri(guess).param("recommendation", "NO").with(form()))
                .as("by nobody")
                .hasStatus(401);
        assertThat(web.post()
                        .uri(guess)
                        .cookie(ben)
                        .param("recommendation", "YES")
                        .with(form()))
                .hasStatus(302)
                .hasRedirectedUrl(guess);
        assertThat(web.get().uri(guess).cookie(ben)).bodyText().contains("You guessed: overall yes");
        assertThat(given()).containsExactly("YES");
    }

    private UUID guests(String name) throws Exception {
        Rooms rooms = new Rooms(sets, interviews);
        return rooms.schedule(
                people.ada(),
                new Plan(
                        "Staff backend",
                        Mode.PANEL,
                        rooms.set(people.ada(), "b01"),
                        null,
                        Invitee.guest(name, null),
                        List.of(),
                        List.of(),
                        null,
                        ZoneId.of("Europe/Berlin"),
                        false));
    }

    private Cookie enters(UUID interview) throws Exception {
        String link = in(people.ada(), () -> invitations.of(people.ada(), interview)).stream()
                .filter(invite -> invite.part() == Part.CANDIDATE)
                .map(invite -> URI.create(String.valueOf(invite.link())).getPath())
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(web.post()
                .uri(link)
                .param("name", "Ben")
                .with(form())
                .exchange()
                .getResponse()
                .getCookie("roundtwo"));
    }

    private List<String> given() throws Exception {
        return in(
                people.ada(),
                () -> Objects.requireNonNull(transaction.execute(status -> sql.sql(
                                "select recommendation from turn_guess where workspace_id = current_workspace()")
                        .query(String.class)
                        .list())));
    }
}
