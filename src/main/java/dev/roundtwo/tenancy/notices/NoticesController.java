package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The inbox of a member, and the bell on every page. */
@Controller
@RequestMapping("/w/{workspace}/notices")
class NoticesController {

    private final Inbox inbox;
    private final LiveFeed live;

    NoticesController(Inbox inbox, LiveFeed live) {
        this.inbox = inbox;
        this.live = live;
    }

    @GetMapping
    String index(
            Member me,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        List<NoticeRow> rows = inbox.page(me, !all, before);
        boolean more = rows.size() > Inbox.PAGE;
        List<NoticeRow> page = more ? rows.subList(0, Inbox.PAGE) : rows;
        model.addAttribute("rows", page)
                .addAttribute("all", all)
                .addAttribute("first", before == null)
                .addAttribute("newest", page.isEmpty() ? 0 : page.getFirst().number())
                .addAttribute("next", more ? page.getLast().number() : null);
        return "tenancy/notices/index";
    }

    @GetMapping("/bell")
    String bell(Member me) {
        return "tenancy/notices/bell :: bell";
    }

    @GetMapping("/events")
    SseEmitter events(Member me, HttpServletRequest request) {
        String account = me.accountId().toString();
        return live.open(List.of(Notices.topic(me.accountId())), LiveFeed.lastSeen(request), account);
    }

    @PostMapping("/{notice}/reading")
    String read(Member me, @PathVariable UUID notice, @RequestParam(defaultValue = "false") boolean all) {
        inbox.read(me, notice);
        return back(me, all);
    }

    @PostMapping("/readings")
    String readAll(Member me, @RequestParam long newest, @RequestParam(defaultValue = "false") boolean all) {
        inbox.readAll(me, newest);
        return back(me, all);
    }

    private static String back(Member me, boolean all) {
        return "redirect:/w/" + me.workspaceSlug() + "/notices" + (all ? "?all=true" : "");
    }
}
