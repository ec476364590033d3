package dev.roundtwo.tenancy.audit;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A workspace's audit log: to look at, to check and to take along. */
@Controller
@RequestMapping("/w/{workspace}/settings/audit")
class AuditController {

    private final AuditLog log;
    private final AuditPages pages;

    AuditController(AuditLog log, AuditPages pages) {
        this.log = log;
        this.pages = pages;
    }

    @GetMapping
    String index(
            Member me,
            @ModelAttribute("filters") AuditFilters filters,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Model model) {
        return pages.index(log.book(me), address(me), filters, after, target, () -> log.people(me), model);
    }

    @GetMapping("/chain")
    String chain(
            Member me,
            @ModelAttribute("filters") AuditFilters filters,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        return pages.chain(log.book(me), address(me), filters, part, () -> log.people(me), model);
    }

    private static AuditPages.Address address(Member me) {
        String home = "/w/" + me.workspaceSlug();
        return new AuditPages.Address(home + "/settings/audit", home);
    }

    @AsksAgain
    @GetMapping("/entries.csv")
    void csv(Member me, @ModelAttribute("filters") AuditFilters filters, HttpServletResponse response)
            throws IOException {
        pages.csv(log.book(me), filters, response);
    }

    @AsksAgain
    @GetMapping("/entries.json")
    void json(Member me, HttpServletResponse response) throws IOException {
        pages.json(log.book(me), response);
    }
}
