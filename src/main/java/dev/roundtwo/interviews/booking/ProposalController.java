package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Answers to proposed times. */
@Controller
@RequestMapping("/w/{workspace}/proposals/{proposal}")
class ProposalController {

    private final Proposals proposals;

    ProposalController(Proposals proposals) {
        this.proposals = proposals;
    }

    @PostMapping("/acceptance")
    String accept(Member me, @PathVariable UUID proposal, @RequestParam(defaultValue = "") String time) {
        UUID interview = proposals.accept(me, proposal, parsed(time));
        return "redirect:/w/" + me.workspaceSlug() + "/interviews/" + interview;
    }

    @PostMapping("/withdrawal")
    String withdraw(Member me, @PathVariable UUID proposal) {
        proposals.withdraw(me, proposal);
        Proposal known = proposals.of(proposal);
        return "redirect:/w/" + me.workspaceSlug() + "/interviews/"
                + (known.interview() == null ? "matches/" + known.match() : known.interview());
    }

    private static Instant parsed(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeException unreadable) {
            throw new RuleBroken("interviews.proposal.choose");
        }
    }
}
