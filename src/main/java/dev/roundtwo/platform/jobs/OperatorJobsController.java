package dev.roundtwo.platform.jobs;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/operator")
class OperatorJobsController {

    private final Operation operation;

    OperatorJobsController(Operation operation) {
        this.operation = operation;
    }

    @GetMapping("/jobs")
    String index(Principal me, @RequestParam @Nullable UUID before, Model model) {
        List<DeadLetter> found = operation.page(me, before);
        List<DeadLetterRow> rows =
                found.stream().limit(Operation.PAGE).map(DeadLetterRow::of).toList();
        model.addAttribute("figures", operation.figures(me));
        model.addAttribute("messages", before == null ? operation.waiting(me) : List.of());
        model.addAttribute("letters", rows);
        model.addAttribute(
                "waiting", rows.stream().filter(row -> !row.replayed()).toList());
        model.addAttribute(
                "older", found.size() > Operation.PAGE ? rows.getLast().id() : null);
        model.addAttribute("first", before == null);
        return "platform/jobs/index";
    }

    @GetMapping("/jobs/{id}")
    String show(Principal me, @PathVariable UUID id, Model model) {
        DeadLetter letter = operation.letter(me, id);
        model.addAttribute("letter", DeadLetterRow.of(letter));
        model.addAttribute("cause", letter.cause());
        model.addAttribute("payload", operation.payload(letter.given()));
        return "platform/jobs/show";
    }

    @PostMapping("/jobs/{id}/replays")
    String replay(Principal me, @PathVariable UUID id, RedirectAttributes result) {
        result.addFlashAttribute("replayed", operation.replay(me, List.of(id)));
        return "redirect:/operator/jobs";
    }

    @PostMapping("/jobs/replays")
    String replayListed(Principal me, @RequestParam(defaultValue = "") List<UUID> id, RedirectAttributes result) {
        result.addFlashAttribute("replayed", operation.replay(me, id));
        return "redirect:/operator/jobs";
    }
}
