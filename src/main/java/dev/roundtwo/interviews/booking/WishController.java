package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.web.Deeds;
import dev.roundtwo.tenancy.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answers to who asks for another time; one that comes too late is told so on the page that it was given on. */
@Controller
@RequestMapping("/w/{workspace}/interviews/{id}/wishes/{wish}")
class WishController {

    private final Wishes wishes;
    private final Deeds deeds;

    WishController(Wishes wishes, Deeds deeds) {
        this.wishes = wishes;
        this.deeds = deeds;
    }

    @PostMapping("/acceptance")
    String accept(
            Member me,
            @PathVariable UUID id,
            @PathVariable UUID wish,
            @RequestParam(defaultValue = "") String time,
            RedirectAttributes once) {
        return answer(me, id, once, () -> wishes.accept(me, id, wish, parsed(time)));
    }

    @PostMapping("/refusal")
    String keep(Member me, @PathVariable UUID id, @PathVariable UUID wish, RedirectAttributes once) {
        return answer(me, id, once, () -> wishes.keep(me, id, wish));
    }

    private String answer(Member me, UUID id, RedirectAttributes once, Runnable deed) {
        String page = "redirect:/w/" + me.workspaceSlug() + "/interviews/" + id;
        return deeds.orSay(page, once, () -> {
            deed.run();
            return page;
        });
    }

    private static @Nullable Instant parsed(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
