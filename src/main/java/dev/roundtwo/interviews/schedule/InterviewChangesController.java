package dev.roundtwo.interviews.schedule;

import dev.roundtwo.interviews.SeatInvitations;
import dev.roundtwo.interviews.ending.Endings;
import dev.roundtwo.interviews.ending.Takeovers;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is changed about a planned interview from outside its room: a link, its lead, or its end. */
@Controller
@RequestMapping("/w/{workspace}/interviews")
class InterviewChangesController {

    private final Endings endings;
    private final SeatInvitations invitations;
    private final Takeovers takeovers;

    InterviewChangesController(Endings endings, SeatInvitations invitations, Takeovers takeovers) {
        this.takeovers = takeovers;
        this.endings = endings;
        this.invitations = invitations;
    }

    @PostMapping("/{id}/links/{seat}")
    String renew(Member me, @PathVariable String workspace, @PathVariable UUID id, @PathVariable UUID seat) {
        invitations.renew(me, id, seat);
        return "redirect:/w/" + workspace + "/interviews/" + id;
    }

    /** Takes over from a lead who is gone. */
    @PostMapping("/{id}/lead")
    String takeOver(Member me, @PathVariable String workspace, @PathVariable UUID id) {
        takeovers.takeOver(me, id);
        return "redirect:/w/" + workspace + "/interviews/" + id;
    }

    @PostMapping("/{id}/closure")
    String close(Member me, @PathVariable String workspace, @PathVariable UUID id) {
        endings.close(me, id);
        return "redirect:/w/" + workspace + "/interviews/" + id;
    }
}
