package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An interview whose lead is gone is taken over, by those it is anything to, and once (v5.0.0-8.2.2, v5.0.0-8.3.2). */
class TakeoverTests extends InterviewTest {

    @Autowired
    Seats seats;

    UUID interview;
    String page;

    /** Chloé leads with Dmitri beside her; Ada, who owns the workspace, has no part in it. */
    @BeforeEach
    void chloeLeads() throws Exception {
        people = cast.people();
        plan(List.of());
    }

    private void plan(List<UUID> shadows) throws Exception {
        Rooms rooms = new Rooms(sets, interviews);
        interview = rooms.schedule(
                people.chloe(),
                new Plan(
                        "Staff backend",
                        Mode.PANEL,
                        rooms.set(people.chloe(), "b01"),
                        null,
                        Plan.Invitee.member(people.ben().accountId()),
                        List.of(people.dmitri().accountId()),
                        shadows,
                        List.of(),
                        null,
                        java.time.ZoneId.of("Europe/Berlin"),
                        false));
        page = "/w/" + people.ada().workspaceSlug() + "/interviews/" + interview;
    }

    @Test
    void whileTheLeadIsThereNobodyTakesOver() throws Exception {
        refused(people.dmitri());
        refused(people.ada());
        assertThat(part(people.chloe())).isEqualTo(Part.LEAD);
        assertThat(web.get().uri(page).with(as(people.dmitri()))).bodyText().doesNotContain("Take over the lead");
    }

    @Test
    void theOtherInterviewerTakesOverFromALeadWhoWasRemoved() throws Exception {
        remove(people.chloe());
        assertThat(web.get().uri(page).with(as(people.dmitri()))).bodyText().contains("Take over the lead");
        assertThat(post(people.dmitri())).isEqualTo(302);
        assertThat(part(people.dmitri())).isEqualTo(Part.LEAD);
        assertThat(web.get()
                        .uri("/w/" + people.ada().workspaceSlug() + "/rooms/" + interview + "/timeline")
                        .with(as(people.dmitri())))
                .bodyText()
                .contains("took over the lead");
        refused(people.ada());
    }

    @Test
    void anAdminTakesOverFromALeadWhoNoLongerInterviews() throws Exception {
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.MEMBER);
            return "";
        });
        assertThat(post(people.ada())).isEqualTo(302);
        assertThat(part(people.ada())).isEqualTo(Part.LEAD);
    }

    /** Ada shadows Chloé; what she writes counts once she leads. */
    @Test
    void aShadowWhoTakesOverIsNoneAnyMore() throws Exception {
        plan(List.of(people.ada().accountId()));
        assertThat(part(people.ada())).isEqualTo(Part.SHADOW);
        remove(people.chloe());
        assertThat(post(people.ada())).isEqualTo(302);
        assertThat(part(people.ada())).isEqualTo(Part.LEAD);
    }

    @Test
    void nobodyElseTakesOver() throws Exception {
        remove(people.chloe());
        assertThat(post(people.ben())).as("the candidate").isEqualTo(403);
        assertThat(post(people.charlie())).as("from elsewhere").isEqualTo(404);
        assertThat(post(people.chloe())).as("who was removed").isEqualTo(404);
    }

    @Test
    void ofTwoAtOnceOneLeads() throws Exception {
        remove(people.chloe());
        try (var both = Executors.newFixedThreadPool(2)) {
            both.invokeAll(List.<Callable<Integer>>of(() -> post(people.dmitri()), () -> post(people.ada())));
        }
        assertThat(in(people.ada(), () -> seats.of(interview)))
                .filteredOn(seat -> seat.part() == Part.LEAD)
                .hasSize(1);
    }

    /** It has a lead who is there, and the page of the interview says so. */
    private void refused(Member member) {
        MvcTestResult answer = send(member);
        assertThat(answer).hasRedirectedUrl(page);
        assertThat(answer.getMvcResult().getFlashMap().get("problem"))
                .isEqualTo("Its lead is still here. Nothing was changed; ask them.");
    }

    private int post(Member member) {
        return send(member).getResponse().getStatus();
    }

    private MvcTestResult send(Member member) {
        return web.post().uri(page + "/lead").with(as(member)).exchange();
    }

    private Part part(Member member) throws Exception {
        return in(people.ada(), () -> seats.of(interview, member.accountId()).part());
    }

    private void remove(Member member) throws Exception {
        in(people.ada(), () -> {
            members.remove(people.ada(), member.accountId());
            return "";
        });
    }
}
