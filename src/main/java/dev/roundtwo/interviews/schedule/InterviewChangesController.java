package dev.roundtwo.interviews.schedule;

import dev.roundtwo.interviews.SeatInvitations;
import dev.roundtwo.interviews.ending.Endings;
import dev.roundtwo.interviews.ending.Takeovers;
import dev.roundtwo.platform.web.Deeds;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is changed about a planned interview from outside its room: a link, its lead, or its end. */
@Controller
@RequestMapping("/w/{workspace}/interviews")
class InterviewChangesController {

    private final Endings endings;
    private final SeatInvitations invitations;
    private final Takeovers takeovers;
    private final Deeds deeds;

    InterviewChangesController(Endings endings, SeatInvitations invitations, Takeovers takeovers, Deeds deeds) {
        this.takeovers = takeovers;
        this.endings = endings;
        this.invitations = invitations;
        this.deeds = deeds;
    }

    @PostMapping("/{id}/links/{seat}")
    String renew(Member me, @PathVariable UUID id, @PathVariable UUID seat, RedirectAttributes once) {
        return orSay(me, id, once, () -> invitations.renew(me, id, seat));
    }

    /** Takes over from a lead who is gone. */
    @PostMapping("/{id}/lead")
    String takeOver(Member me, @PathVariable UUID id, RedirectAttributes once) {
        return orSay(me, id, once, () -> takeovers.takeOver(me, id));
    }

    @PostMapping("/{id}/closure")
    String close(Member me, @PathVariable UUID id, RedirectAttributes once) {
        return orSay(me, id, once, () -> endings.close(me, id));
    }

    /** What came of it, or why nothing did, stands on the interview's page. */
    private String orSay(Member me, UUID interview, RedirectAttributes once, Runnable deed) {
        String page = "redirect:/w/" + me.workspaceSlug() + "/interviews/" + interview;
        return deeds.orSay(page, once, () -> {
            deed.run();
            return page;
        });
    }
}
