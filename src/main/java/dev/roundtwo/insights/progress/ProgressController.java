package dev.roundtwo.insights.progress;

import dev.roundtwo.platform.Cells;
import dev.roundtwo.tenancy.Member;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
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

/** One's own progress, and whom one lets see it. */
@Controller
@RequestMapping("/w/{workspace}/progress")
class ProgressController {

    private final OwnProgress progress;
    private final Sharing sharing;

    ProgressController(OwnProgress progress, Sharing sharing) {
        this.progress = progress;
        this.sharing = sharing;
    }

    @GetMapping
    String show(Member me, Model model) {
        model.addAttribute("page", progress.page(me));
        return "insights/progress/show";
    }

    @GetMapping("/results")
    ResponseEntity<byte[]> results(Member me) {
        StringBuilder csv = new StringBuilder("interview,held at,signal,level\r\n");
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
    String share(Member me, @PathVariable UUID interview, @RequestParam UUID group) {
        sharing.share(me, interview, group);
        return back(me, interview);
    }

    @PostMapping("/{interview}/shares/removal")
    String takeBack(Member me, @PathVariable UUID interview, @RequestParam UUID group) {
        sharing.takeBack(me, interview, group);
        return back(me, interview);
    }

    private static String back(Member me, UUID interview) {
        return "redirect:/w/" + me.workspaceSlug() + "/progress#talk-" + interview;
    }
}
