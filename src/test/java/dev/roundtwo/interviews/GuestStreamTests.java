package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.privacy.WorkspaceClosings;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** v5.0.0-7.4.2: who has no account follows a room no longer than its workspace is open. */
@ModuleTest
class GuestStreamTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    SeatInvitations invitations;

    @Autowired
    WorkspaceClosings closings;

    @Test
    void theStreamsOfGuestsEndWithTheirWorkspace() throws Exception {
        Member ada = cast.people().ada();
        Rooms rooms = new Rooms(sets, interviews);
        var interview = rooms.schedule(
                ada,
                new Plan(
                        "Staff backend",
                        Mode.PANEL,
                        rooms.set(ada, "b01"),
                        null,
                        Invitee.guest("Ben", null),
                        List.of(),
                        List.of(),
                        null,
                        ZoneId.of("Europe/Berlin"),
                        false));
        String link = in(ada, () -> invitations.of(ada, interview)).stream()
                .filter(invite -> invite.part() == Part.CANDIDATE)
                .map(invite -> URI.create(String.valueOf(invite.link())).getPath())
                .findFirst()
                .orElseThrow();
        Cookie ben = Objects.requireNonNull(web.post()
                .uri(link)
                .param("name", "Ben Okafor")
                .with(form())
                .exchange()
                .getResponse()
                .getCookie("roundtwo"));
        MvcTestResult stream = web.get()
                .uri(Rooms.path(ada, interview) + "/events")
                .cookie(ben)
                .asyncExchange();
        assertThatThrownBy(() -> stream.getMvcResult().getAsyncResult(50))
                .as("the stream is open")
                .isInstanceOf(IllegalStateException.class);
        in(ada, () -> {
            closings.close(ada, ada.workspaceName());
            return "";
        });
        assertThatCode(() -> stream.getMvcResult().getAsyncResult(2_000)).doesNotThrowAnyException();
        assertThat(web.get().uri(Rooms.path(ada, interview)).cookie(ben))
                .as("nobody, and nowhere")
                .hasStatus(302);
    }
}
