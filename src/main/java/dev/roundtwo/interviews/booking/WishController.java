package dev.roundtwo.interviews.booking;

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

/** Answers to who asks for another time. */
@Controller
@RequestMapping("/w/{workspace}/interviews/{id}/wishes/{wish}")
class WishController {

    private final Wishes wishes;

    WishController(Wishes wishes) {
        this.wishes = wishes;
    }

    @PostMapping("/acceptance")
    String accept(
            Member me, @PathVariable UUID id, @PathVariable UUID wish, @RequestParam(defaultValue = "") String time) {
        wishes.accept(me, id, wish, parsed(time));
        return page(me, id);
    }

    @PostMapping("/refusal")
    String keep(Member me, @PathVariable UUID id, @PathVariable UUID wish) {
        wishes.keep(me, id, wish);
        return page(me, id);
    }

    private static String page(Member me, UUID id) {
        return "redirect:/w/" + me.workspaceSlug() + "/interviews/" + id;
    }

    private static @Nullable Instant parsed(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
