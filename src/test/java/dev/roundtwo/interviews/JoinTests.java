package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class JoinTests {

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
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    People people;
    UUID interview;
    String room;

    @BeforeEach
    void aGuestIsInvited() throws Exception {
        people = cast.people();
        Rooms rooms = new Rooms(sets, interviews);
        interview = rooms.schedule(
                people.ada(),
                new Plan(
                        "Staff backend",
                        Mode.PANEL,
                        rooms.set(people.ada(), "b01"),
                        null,
                        Invitee.guest("Ben", null),
                        List.of(people.chloe().accountId()),
                        List.of(),
                        null,
                        ZoneId.of("Europe/Berlin"),
                        false));
        room = Rooms.path(people.ada(), interview);
    }

    @Test
    void aGuestComesInByLinkAndNameAndAgainInTheSameBrowser() throws Exception {
        String link = link(Part.CANDIDATE);
        assertThat(web.get().uri(link))
                .hasStatusOk()
                .bodyText()
                .contains("Ada and Chloé invite you: Staff backend", "Your name");

        var first = enter(link);
        Cookie claim = Objects.requireNonNull(first.getResponse().getCookie("roundtwo-seat"));
        var again = web.post()
                .uri(link)
                .cookie(claim)
                .param("name", "Ben Okafor")
                .with(form())
                .exchange();
        for (MvcTestResult entered : List.of(first, again)) {
            assertThat(entered).hasStatus(302).hasRedirectedUrl(room);
            assertThat(web.get().uri(room).cookie(session(entered)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Hello Ben Okafor")
                    .doesNotContain("Only interviewers");
        }
        assertThat(candidate().joined()).isTrue();
    }

    @Test
    void aTakenGuestSeatLetsNobodyElseInUntilTheLeadMakesANewLink() throws Exception {
        String old = link(Part.CANDIDATE);
        Cookie ben = session(enter(old));

        assertThat(web.get().uri(old)).bodyText().contains("has come in by this link already");
        assertThat(web.post().uri(old).param("name", "Charlie").with(form())).hasStatus(409);
        assertThat(web.post().uri(old).with(as(people.dmitri())))
                .as("a member does not take it either")
                .hasStatus(409);
        assertThat(candidate().link()).as("nobody is shown it again").isNull();
        assertThat(web.get().uri(room).cookie(ben)).hasStatusOk();

        MvcTestResult stream = web.get().uri(room + "/events").cookie(ben).asyncExchange();
        renew(people.ada(), candidate().id());
        assertThat(web.get().uri(room).cookie(ben)).as("the old claim is gone").hasStatus(404);
        assertThatCode(() -> stream.getMvcResult().getAsyncResult(5_000))
                .as("and so is what was open by it")
                .doesNotThrowAnyException();
        assertThat(web.get().uri(room).cookie(session(enter(link(Part.CANDIDATE)))))
                .hasStatusOk();
    }

    @Test
    void aNameThatCannotBeKeptIsRefusedInWords() throws Exception {
        for (String name : List.of("Ben\0", "B".repeat(81), "Ben\nOkafor", "\u200B", "B" + "\u0301".repeat(9))) {
            assertThat(web.post().uri(link(Part.CANDIDATE)).param("name", name).with(form()))
                    .hasStatus(422)
                    .bodyText()
                    .contains("80 characters", "name-error", "<input id=\"name\"");
        }
        assertThat(candidate().joined()).isFalse();
    }

    @Test
    void aSeatIsTakenTheMomentSomebodyEnters() throws Exception {
        enter(link(Part.CANDIDATE));

        assertThat(candidate().joined()).as("before any look at the room").isTrue();
    }

    @Test
    void aGuestsPassOpensThatRoomAndNothingElse() throws Exception {
        var entered = web.post()
                .uri(link(Part.CANDIDATE))
                .param("name", "Ben")
                .with(form())
                .exchange();
        Cookie session = session(entered);
        UUID other = new Rooms(sets, interviews).panel(people);

        assertThat(web.get().uri(Rooms.path(people.ada(), other)).cookie(session))
                .hasStatus(404);
        assertThat(web.get()
                        .uri("/w/{w}/interviews", people.ada().workspaceSlug())
                        .cookie(session))
                .hasStatus(302);
    }

    @Test
    void anInterviewersPlaceNeedsTheirAccount() throws Exception {
        String link = link(Part.INTERVIEWER);

        assertThat(web.get().uri(link)).bodyText().contains("kept for", "Sign in");
        assertThat(web.post().uri(link).param("name", "Chloé").with(form())).hasStatus(409);
        assertThat(web.post().uri(link).with(as(people.dmitri()))).hasStatus(409);
        assertThat(web.post().uri(link).with(as(people.chloe()))).hasStatus(302);
        assertThat(web.get().uri(room).with(as(people.chloe()))).hasStatusOk();
    }

    @Test
    void aMemberTakesAFreePlaceAsThemselves() throws Exception {
        String link = link(Part.CANDIDATE);

        assertThat(web.get().uri(link).with(as(people.ben()))).bodyText().contains("with your account");
        assertThat(web.post().uri(link).with(as(people.ben()))).hasStatus(302);

        assertThat(web.get().uri(room).with(as(people.ben()))).bodyText().contains("Hello Ben Okafor");
        assertThat(web.post().uri(link).param("name", "Somebody").with(form()))
                .as("the place is taken for good")
                .hasStatus(409);
    }

    @Test
    void whoSitsHereAlreadyDoesNotTakeASecondPlace() throws Exception {
        assertThat(web.post().uri(link(Part.CANDIDATE)).with(as(people.ada()))).hasRedirectedUrl(room);

        assertThat(web.get().uri(room).with(as(people.ada()))).bodyText().contains("Only interviewers see this");
    }

    @Test
    void aNewLinkClosesTheOldOneAndNoTokenIsStored() throws Exception {
        String old = link(Part.CANDIDATE);
        UUID seat = candidate().id();

        assertThat(renew(people.chloe(), seat)).as("not hers to renew").hasStatus(404);
        assertThat(renew(people.ada(), seat)).hasStatus(302);

        assertThat(web.get().uri(old)).hasStatus(404);
        assertThat(web.get().uri(link(Part.CANDIDATE))).hasStatusOk();
        String token = old.substring(old.lastIndexOf('/') + 1);
        List<String> stored = in(
                people.ada(),
                () -> transaction.execute(status -> sql.sql("select row_to_json(s)::text from seat s")
                        .query(String.class)
                        .list()));
        assertThat(stored).isNotEmpty().noneMatch(row -> row.contains(token));
    }

    @Test
    void linksAreForTheLeadOnly() throws Exception {
        UUID mine = new Rooms(sets, interviews).panel(people);
        String page = "/w/%s/interviews/%s".formatted(people.ben().workspaceSlug(), mine);

        assertThat(web.get().uri(page).with(as(people.ada()))).bodyText().contains("/join/");
        for (Member other : List.of(people.chloe(), people.dmitri(), people.ben())) {
            assertThat(web.get().uri(page).with(as(other)))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("/join/");
        }
        assertThat(web.get().uri(page).with(as(people.charlie()))).hasStatus(404);
    }

    @Test
    void whoIsRightToSayWhyItWasCancelledIsToldAtTheDoor() throws Exception {
        assertThat(web.post()
                        .uri("/w/{w}/interviews/{i}/cancellation", people.ada().workspaceSlug(), interview)
                        .param("reason", "Ada is ill.")
                        .with(as(people.chloe())))
                .as("not hers to cancel")
                .hasStatus(404);
        assertThat(web.post()
                        .uri("/w/{w}/interviews/{i}/cancellation", people.ada().workspaceSlug(), interview)
                        .param("reason", "Ada is ill.")
                        .with(as(people.ada())))
                .hasStatus(302);

        assertThat(web.get().uri(link(Part.CANDIDATE)))
                .bodyText()
                .contains("cancelled", "Ada is ill.")
                .doesNotContain("Your name");
        assertThat(web.post().uri(room + "/start").with(as(people.ada()))).hasStatus(409);
    }

    @Test
    void textThatCannotBeKeptIsRefusedInWords() {
        assertThat(web.post()
                        .uri("/w/{w}/interviews/{i}/cancellation", people.ada().workspaceSlug(), interview)
                        .param("reason", "Ada is\0 ill.")
                        .with(as(people.ada())))
                .hasStatus(400)
                .bodyText()
                .contains("cannot be kept");
    }

    private MvcTestResult enter(String link) {
        return web.post().uri(link).param("name", "Ben Okafor").with(form()).exchange();
    }

    private MvcTestResult renew(Member me, UUID seat) {
        return web.post()
                .uri("/w/{w}/interviews/{i}/links/{s}", me.workspaceSlug(), interview, seat)
                .with(as(me))
                .exchange();
    }

    private SeatInvitations.Invite candidate() throws Exception {
        return in(people.ada(), () -> invitations.of(people.ada(), interview)).stream()
                .filter(invite -> invite.part() == Part.CANDIDATE)
                .findFirst()
                .orElseThrow();
    }

    private static Cookie session(MvcTestResult entered) {
        return Objects.requireNonNull(entered.getResponse().getCookie("roundtwo"));
    }

    private String link(Part part) throws Exception {
        Member ada = people.ada();
        String link = in(ada, () -> invitations.of(ada, interview)).stream()
                .filter(invite -> invite.part() == part)
                .findFirst()
                .orElseThrow()
                .link();
        return URI.create(String.valueOf(link)).getPath();
    }
}
