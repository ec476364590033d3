package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeerCardsTests extends InterviewTest {

    @BeforeEach
    void twoPeersHaveARoom() throws Exception {
        people = cast.people();
        room = ScoredRoom.peers(web, new Rooms(sets, interviews), people);
    }

    @Test
    void peersWhoseCardsAreInBeforeTheEndCloseWithIt() {
        room.post(people.chloe(), "/start");
        room.score(people.chloe(), "2", "Chloé on Ben");
        room.post(people.chloe(), "/swaps");
        room.score(people.ben(), "4", "Ben on Chloé");
        room.submit(people.chloe());
        room.submit(people.ben());
        assertThat(room.get(people.ben(), "/debrief")).bodyText().doesNotContain("Chloé on Ben");
        assertThat(room.post(people.ben(), "/finish")).hasStatus3xxRedirection();
        assertThat(room.get(people.ben(), "/debrief")).bodyText().contains("Chloé on Ben");
        assertThat(room.get(people.ben(), "/timeline")).bodyText().contains("closed");
        assertThat(room.get(people.ben(), ""))
                .bodyText()
                .contains("What you saw in each other")
                .doesNotContain("What is left", ">Debrief<", ">Feedback<");
    }

    @Test
    void peersReadEachOthersCardAtTheSameMoment() {
        room.post(people.chloe(), "/start");
        assertThat(room.get(people.ben(), "/scorecard")).hasStatus(404);
        room.score(people.chloe(), "2", "Chloé on Ben");
        assertThat(room.post(people.chloe(), "/swaps")).hasStatus3xxRedirection();
        room.score(people.ben(), "4", "Ben on Chloé");
        assertThat(room.post(people.ben(), "/finish")).hasStatus3xxRedirection();
        room.submit(people.chloe());
        assertThat(room.get(people.ben(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("1</span> of <span>2</span>")
                .doesNotContain("Chloé on Ben");
        assertThat(room.get(people.chloe(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Ben on Chloé");
        room.submit(people.ben());
        assertThat(room.get(people.ben(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("About you", "Chloé on Ben", "Ben on Chloé")
                .as("a level stands beside what it means")
                .contains("Asks for logs or dashboards in general");
        assertThat(room.get(people.chloe(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("Ben on Chloé");
        assertThat(room.post(people.ben(), "/scorecard/reopening", "reason", "Now that I have read yours"))
                .hasStatus(409);
    }

    @Test
    void aPeerWhoLeavesTheWorkspaceKeepsNobodyWaiting() throws Exception {
        room.post(people.chloe(), "/start");
        room.score(people.chloe(), "2", "Chloé on Ben");
        room.post(people.chloe(), "/swaps");
        room.post(people.ben(), "/finish");
        room.submit(people.chloe());
        in(people.ada(), () -> {
            members.remove(people.ada(), people.ben().accountId());
            return null;
        });
        assertThat(room.get(people.chloe(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("Chloé on Ben");
        assertThat(room.get(people.ben(), "/debrief")).hasStatus(404);
    }

    @Test
    void anAdminWithoutASeatSeesNothing() {
        for (String tail : new String[] {"", "/scorecard", "/debrief", "/feedback", "/timeline", "/events"}) {
            assertThat(room.get(people.ada(), tail)).as(tail).hasStatus(404);
        }
    }
}
