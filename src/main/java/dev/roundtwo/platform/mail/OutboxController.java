package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.web.Loopback;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows kept mails to whoever sits at this machine, in the demo only: they hold links that sign people in. */
@Controller
@ConditionalOnBooleanProperty("roundtwo.mail.outbox")
@RequestMapping("/outbox")
class OutboxController {

    private final Outbox outbox;

    OutboxController(Outbox outbox) {
        this.outbox = outbox;
    }

    @ModelAttribute
    void refuseOthers(HttpServletRequest request) {
        if (!Loopback.is(request)) {
            throw new NotFound("outbox for", request.getRemoteAddr());
        }
    }

    @GetMapping
    String index(Model model) {
        model.addAttribute("mails", outbox.newest());
        return "platform/outbox/index";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("mails", outbox.newest());
        model.addAttribute("mail", outbox.mail(id));
        return "platform/outbox/show";
    }
}
