package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.web.Deeds;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saying who came. */
@Controller
@RequestMapping("/w/{workspace}/interviews/{id}/attendance")
class AttendanceController {

    private final Attendance attendance;
    private final Deeds deeds;

    AttendanceController(Attendance attendance, Deeds deeds) {
        this.attendance = attendance;
        this.deeds = deeds;
    }

    @PostMapping
    String say(
            Member me,
            @PathVariable UUID id,
            @RequestParam UUID seat,
            @RequestParam boolean came,
            RedirectAttributes once) {
        String page = "redirect:/w/" + me.workspaceSlug() + "/interviews/" + id;
        return deeds.orSay(page, once, () -> {
            attendance.say(me, id, seat, came);
            return page;
        });
    }
}
