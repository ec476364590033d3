package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.Deeds;
import dev.roundtwo.tenancy.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answers to proposed times. */
@Controller
@RequestMapping("/w/{workspace}/proposals/{proposal}")
class ProposalController {

    private final Proposals proposals;
    private final MatchTimes times;
    private final Deeds deeds;

    ProposalController(Proposals proposals, MatchTimes times, Deeds deeds) {
        this.proposals = proposals;
        this.times = times;
        this.deeds = deeds;
    }

    @PostMapping("/acceptance")
    String accept(
            Member me,
            @PathVariable UUID proposal,
            @RequestParam(defaultValue = "") String time,
            RedirectAttributes once) {
        return deeds.orSay(
                () -> onward(me, proposal),
                once,
                () -> "redirect:/w/" + me.workspaceSlug() + "/interviews/"
                        + proposals.accept(me, proposal, parsed(time)));
    }

    @PostMapping("/withdrawal")
    String withdraw(Member me, @PathVariable UUID proposal) {
        proposals.withdraw(me, proposal);
        return onward(me, proposal);
    }

    /** Where it stands what became of it: the interview's page, or the one on which a match finds its time. */
    private String onward(Member me, UUID proposal) {
        return "redirect:/w/" + me.workspaceSlug() + "/interviews/" + times.interviewOf(me, proposal);
    }

    private static Instant parsed(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeException unreadable) {
            throw new RuleBroken("interviews.proposal.choose");
        }
    }
}
