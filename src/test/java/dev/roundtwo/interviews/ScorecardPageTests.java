package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class ScorecardPageTests extends InterviewTest {

    @BeforeEach
    void aPanelIsRunning() throws Exception {
        people = cast.people();
        room = ScoredRoom.panel(web, new Rooms(sets, interviews), people);
    }

    @Test
    void theCardStandsBesideTheRoomOfThoseWhoScoreOnly() {
        room.start();
        assertThat(room.get(people.ada(), "")).hasStatusOk().bodyText().contains("blind until you submit");
        assertThat(room.get(people.chloe(), "")).bodyText().contains("blind until you submit");
        assertThat(room.get(people.dmitri(), "")).hasStatusOk().bodyText().doesNotContain("id=\"scorecard\"");
        assertThat(room.get(people.ben(), ""))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("id=\"scorecard\"", "Bounds every wait");
    }

    @Test
    void thereIsNoCardBeforeTheStart() {
        assertThat(room.get(people.ada(), "/scorecard")).hasStatus(404);
    }

    @Test
    void nobodyElseFindsACardOfTheirs() {
        room.start();
        for (Member other : new Member[] {people.ben(), people.dmitri(), people.charlie()}) {
            for (String tail : new String[] {"/scorecard", "/scorecard/fields", "/scorecard/edits"}) {
                assertThat(room.get(other, tail)).as(other.name() + tail).hasStatus(404);
            }
        }
    }

    @Test
    void anEditIsAnsweredWithItsVersionAndAConflictWithBothTexts() {
        room.start();
        UUID card = room.card(people.ada());
        assertThat(room.save(people.ada(), card, Ids.next(), "note.async", 0, "First"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
        assertThat(room.save(people.ada(), card, Ids.next(), "note.async", 0, "Second"))
                .hasStatus(409)
                .bodyJson()
                .satisfies(answer -> {
                    assertThat(answer).extractingPath("$.theirs").isEqualTo("First");
                    assertThat(answer).extractingPath("$.version").isEqualTo(1);
                    assertThat(answer).extractingPath("$.by").isEqualTo("Ada");
                });
        assertThat(room.get(people.ada(), "/scorecard/edits")).bodyText().contains("Second", "kept aside");
    }

    @Test
    void aReplayedEditIsAnsweredAsTheFirstTime() {
        room.start();
        UUID card = room.card(people.ada());
        UUID id = Ids.next();
        room.save(people.ada(), card, id, "summary", 0, "Once");
        assertThat(room.save(people.ada(), card, id, "summary", 0, "Once"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
    }

    @Test
    void anEditThatMakesNoSenseIsRefusedAndNamesItsField() {
        room.start();
        UUID card = room.card(people.ada());
        assertThat(room.save(people.ada(), card, Ids.next(), "level.async", 0, "9"))
                .hasStatus(409)
                .bodyText()
                .contains("level.async");
        assertThat(web.post()
                        .uri(room.path() + "/scorecard/edits")
                        .with(as(people.ada()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"field\":\"summary\"}"))
                .hasStatus(400);
    }

    @Test
    void anothersCardIsNotThereToWriteOn() {
        room.start();
        UUID adas = room.card(people.ada());
        assertThat(room.save(people.chloe(), adas, Ids.next(), "summary", 0, "x"))
                .hasStatus(404);
        assertThat(room.save(people.dmitri(), adas, Ids.next(), "summary", 0, "x"))
                .hasStatus(404);
        assertThat(room.save(people.ben(), adas, Ids.next(), "summary", 0, "x")).hasStatus(404);
        assertThat(room.save(people.charlie(), adas, Ids.next(), "summary", 0, "x"))
                .hasStatus(404);
    }

    @Test
    void theFormWorksWithoutScriptsAndShowsBothTextsWhenItCameTooLate() {
        room.start();
        assertThat(room.post(
                        people.ada(),
                        "/scorecard/edits",
                        "version.level.async",
                        "0",
                        "level.async",
                        "3",
                        "version.note.async",
                        "0",
                        "note.async",
                        "Outbox, at once"))
                .hasStatus3xxRedirection();
        assertThat(room.get(people.ada(), "/scorecard")).bodyText().contains("Outbox, at once");
        assertThat(room.post(
                        people.ada(), "/scorecard/edits", "version.note.async", "0", "note.async", "From an old page"))
                .hasStatus(409)
                .bodyText()
                .contains("Changed meanwhile", "Outbox, at once", "From an old page");
    }

    @Test
    void anUnfinishedCardIsNotSubmittedAndSaysWhatIsMissing() {
        room.start();
        assertThat(room.post(people.ada(), "/scorecard/submission", "x", "y"))
                .hasStatus(409)
                .bodyText()
                .contains("Reliability under failure", "Recommendation");
    }

    @Test
    void aFormThatIsRefusedGivesEveryWordBack() {
        room.start();
        assertThat(room.post(
                        people.ada(),
                        "/scorecard/edits",
                        "version.note.async",
                        "0",
                        "note.async",
                        "Asks before acting",
                        "version.level.async",
                        "0",
                        "level.async",
                        "3",
                        "version.summary",
                        "0",
                        "summary",
                        "x".repeat(8_001)))
                .hasStatus(409)
                .bodyText()
                .contains("This was not saved", "Asks before acting", "async: 3", "x".repeat(8_001));
    }
}
