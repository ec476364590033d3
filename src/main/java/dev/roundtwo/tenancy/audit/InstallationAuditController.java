package dev.roundtwo.tenancy.audit;

import dev.roundtwo.identity.AsksAgain;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The installation's own audit log, for operators: to look at, to check and to take along. */
@Controller
@RequestMapping("/operator/audit")
class InstallationAuditController {

    private static final AuditPages.Address ADDRESS = new AuditPages.Address("/operator/audit", "");

    private final InstallationLog log;
    private final AuditPages pages;

    InstallationAuditController(InstallationLog log, AuditPages pages) {
        this.log = log;
        this.pages = pages;
    }

    @GetMapping
    String index(
            Principal me,
            @ModelAttribute("filters") AuditFilters filters,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Model model) {
        return pages.index(log.book(me), ADDRESS, filters, after, target, () -> log.people(me), model);
    }

    @GetMapping("/chain")
    String chain(
            Principal me,
            @ModelAttribute("filters") AuditFilters filters,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        return pages.chain(log.book(me), ADDRESS, filters, part, () -> log.people(me), model);
    }

    @AsksAgain
    @GetMapping("/entries.csv")
    void csv(Principal me, @ModelAttribute("filters") AuditFilters filters, HttpServletResponse response)
            throws IOException {
        pages.csv(log.book(me), filters, response);
    }

    @AsksAgain
    @GetMapping("/entries.json")
    void json(Principal me, HttpServletResponse response) throws IOException {
        pages.json(log.book(me), response);
    }
}
