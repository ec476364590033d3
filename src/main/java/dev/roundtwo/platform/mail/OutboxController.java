package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.web.Loopback;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

    /** Nothing of it runs, loads or frames; a link leaves for a page that is not bound by this. */
    private static final String AS_IT_LOOKS = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Outbox outbox;
    private final Mailer mailer;

    OutboxController(Outbox outbox, Mailer mailer) {
        this.outbox = outbox;
        this.mailer = mailer;
    }

    /** Once a mail server is set, what was kept before is nobody's business either. */
    @ModelAttribute
    void refuseOthers(HttpServletRequest request) {
        if (!Loopback.is(request) || !mailer.keeps()) {
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

    /** The mail's HTML part. */
    @GetMapping("/{id}/page")
    ResponseEntity<String> page(@PathVariable UUID id) {
        String html = outbox.mail(id).html();
        if (html == null) {
            throw new NotFound("page of mail", id);
        }
        return ResponseEntity.ok()
                .header("Content-Security-Policy", AS_IT_LOOKS)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html);
    }

    /** The mail's calendar part, for a calendar program to open. */
    @GetMapping("/{id}/calendar")
    ResponseEntity<String> calendar(@PathVariable UUID id) {
        String calendar = outbox.mail(id).calendar();
        if (calendar == null) {
            throw new NotFound("calendar of mail", id);
        }
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"interview.ics\"")
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .body(calendar);
    }
}
