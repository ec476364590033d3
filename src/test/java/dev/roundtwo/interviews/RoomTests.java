package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.Plan.Invitee;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class RoomTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Interviews interviews;

    @Test
    void theSliceWorks() throws Exception {
        var people = cast.people();
        UUID id = in(people.ada(), () -> interviews.schedule(
                people.ada(),
                new Plan(
                        "Staff backend",
                        Mode.PANEL,
                        new UUID(1, 1),
                        null,
                        Invitee.member(people.ben().accountId()),
                        List.of(people.chloe().accountId()),
                        List.of(people.dmitri().accountId()),
                        null,
                        ZoneId.of("Europe/Berlin"),
                        null)));
        String room = "/w/" + people.ada().workspaceSlug() + "/rooms/" + id;
        assertThat(web.get().uri(room).with(as(people.ben()))).hasStatusOk().bodyText().contains("right place");
        assertThat(web.get().uri(room).with(as(people.ada()))).hasStatusOk().bodyText().contains("Start the interview");
        assertThat(web.post().uri(room + "/start").with(as(people.ada()))).hasStatus(303);
        System.out.println(web.get().uri(room).with(as(people.ada())).exchange().getResponse().getContentAsString());
        System.out.println(web.get().uri(room).with(as(people.ben())).exchange().getResponse().getContentAsString());
        assertThat(web.post().uri(room + "/steps").param("from", "0").param("to", "1").with(as(people.ada()))).hasStatus(303);
        assertThat(web.post().uri(room + "/steps").param("from", "0").param("to", "1").with(as(people.ben()))).hasStatus(404);
        assertThat(web.get().uri(room).with(as(people.ben()))).hasStatusOk().bodyText().contains("011");
        System.out.println(web.get().uri(room + "/now").with(as(people.ada())).exchange().getResponse().getContentAsString());
    }
}
