package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What cannot be changed about an interview is said on its page, with what to do. */
class RefusedChangesTests extends InterviewTest {

    Rooms rooms;

    @BeforeEach
    void somePeople() {
        people = cast.people();
        rooms = new Rooms(sets, interviews);
    }

    @Test
    void anInterviewWithCardsOutIsNotClosed() throws Exception {
        UUID id = rooms.panel(people);
        room = new ScoredRoom(web, people, Rooms.path(people.ada(), id));
        assertThat(told(people.ada(), id, "/closure")).doesNotContain("interviews.");
        room.start();
        room.post(people.ada(), "/finish");
        assertThat(told(people.ada(), id, "/closure")).startsWith("Not all cards are submitted.");
    }

    @Test
    void peersWhoBeganKeepTheirLinks() throws Exception {
        UUID id = rooms.peers(people);
        room = new ScoredRoom(web, people, Rooms.path(people.chloe(), id));
        room.post(people.chloe(), "/start");
        assertThat(told(people.chloe(), id, "/links/" + UUID.randomUUID())).startsWith("Peers keep their links");
    }

    private String told(Member me, UUID interview, String tail) {
        String page = "/w/" + me.workspaceSlug() + "/interviews/" + interview;
        MvcTestResult answer = web.post().uri(page + tail).with(as(me)).exchange();
        assertThat(answer).hasRedirectedUrl(page);
        String problem = String.valueOf(answer.getMvcResult().getFlashMap().get("problem"));
        assertThat(web.get().uri(page).cookie(answer.getResponse().getCookies()).with(as(me)))
                .bodyText()
                .contains("Not done.", problem.substring(0, 20));
        return problem;
    }
}
