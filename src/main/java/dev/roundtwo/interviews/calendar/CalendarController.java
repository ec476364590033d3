package dev.roundtwo.interviews.calendar;

import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own feed, and one interview as a file. */
@Controller
@RequestMapping("/w/{workspace}")
class CalendarController {

    private final Feeds feeds;
    private final CalendarFiles files;

    CalendarController(Feeds feeds, CalendarFiles files) {
        this.feeds = feeds;
        this.files = files;
    }

    @GetMapping("/calendar")
    String show(Member me, Model model) {
        model.addAttribute("feed", feeds.of(me).orElse(null));
        return "interviews/calendar/show";
    }

    /** The page after it shows the address, once. */
    @PostMapping("/calendar/feed")
    String renew(Member me, RedirectAttributes once) {
        once.addFlashAttribute("address", feeds.renew(me));
        return "redirect:/w/" + me.workspaceSlug() + "/calendar";
    }

    @PostMapping("/calendar/feed/closure")
    String close(Member me, RedirectAttributes once) {
        feeds.close(me);
        once.addFlashAttribute("closed", true);
        return "redirect:/w/" + me.workspaceSlug() + "/calendar";
    }

    @GetMapping("/interviews/{id}/calendar.ics")
    ResponseEntity<String> file(Member me, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(FeedController.CALENDAR)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("interview.ics")
                                .build()
                                .toString())
                .body(files.file(me, id));
    }
}
