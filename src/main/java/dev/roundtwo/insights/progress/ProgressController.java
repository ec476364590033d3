package dev.roundtwo.insights.progress;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.platform.Cells;
import dev.roundtwo.tenancy.Member;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own progress, and whom one lets see it. */
@Controller
@RequestMapping("/w/{workspace}/progress")
class ProgressController {

    private final OwnProgress progress;
    private final Sharing sharing;
    private final RegionalSettings regions;

    ProgressController(OwnProgress progress, Sharing sharing, RegionalSettings regions) {
        this.progress = progress;
        this.sharing = sharing;
        this.regions = regions;
    }

    @GetMapping
    String show(Member me, Model model) {
        model.addAttribute("page", progress.page(me, regions.of(me.accountId())));
        return "insights/progress/show";
    }

    @GetMapping("/results")
    ResponseEntity<byte[]> results(Member me) {
        StringBuilder csv = new StringBuilder(Cells.BEGIN).append("interview,held at,signal,level\r\n");
        progress.everything(me).forEach(one -> csv.append(one.interview())
                .append(',')
                .append(one.at())
                .append(",\"")
                .append(Cells.safe(one.name()).replace("\"", "\"\""))
                .append("\",")
                .append(one.level())
                .append("\r\n"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"progress.csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/{interview}/shares")
    String share(Member me, @PathVariable UUID interview, @RequestParam @Nullable UUID group, RedirectAttributes once) {
        if (group == null) {
            return back(me, interview, "insights.share.which", once);
        }
        sharing.share(me, interview, group);
        return back(me, interview, "insights.share.done", once);
    }

    @PostMapping("/{interview}/shares/removal")
    String takeBack(Member me, @PathVariable UUID interview, @RequestParam UUID group, RedirectAttributes once) {
        sharing.takeBack(me, interview, group);
        return back(me, interview, "insights.share.back", once);
    }

    /** To the interview, which says what was done. */
    private static String back(Member me, UUID interview, String told, RedirectAttributes once) {
        once.addFlashAttribute("of", interview.toString()).addFlashAttribute("told", told);
        return "redirect:/w/" + me.workspaceSlug() + "/progress#talk-" + interview;
    }
}
