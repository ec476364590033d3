package dev.roundtwo.tenancy.audit;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.audit.AuditTrail.Place;
import dev.roundtwo.platform.audit.AuditWords;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
    private final AuditFiles files;
    private final AuditWords words;

    AuditController(AuditLog log, AuditFiles files, AuditWords words) {
        this.log = log;
        this.files = files;
        this.words = words;
    }

    @GetMapping
    String index(
            Member me,
            @ModelAttribute("filters") AuditFilters filters,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Model model) {
        AuditLog.Page page = log.page(me, filters, Place.parse(after));
        String query = filters.query();
        model.addAttribute("base", "/w/" + me.workspaceSlug() + "/settings/audit");
        model.addAttribute("rows", page.rows());
        model.addAttribute("query", query);
        model.addAttribute("first", after == null);
        model.addAttribute(
                "older", page.next() == null ? null : query + (query.isEmpty() ? "?" : "&") + "after=" + page.next());
        if ("found".equals(target)) {
            return "tenancy/audit/index :: found";
        }
        model.addAttribute("people", log.people(me)).addAttribute("groups", words.groups());
        return "tenancy/audit/index";
    }

    /** How the chain stands, found out now. */
    @GetMapping("/chain")
    String chain(Member me, Model model) {
        model.addAttribute("state", log.chain(me));
        return "tenancy/audit/index :: chain";
    }

    @AsksAgain
    @GetMapping("/entries.csv")
    void csv(Member me, @ModelAttribute("filters") AuditFilters filters, HttpServletResponse response)
            throws IOException {
        me.mustBe(Role.ADMIN);
        begin(me, response, "text/csv; charset=utf-8", "csv");
        files.csv(me, filters, response.getOutputStream());
    }

    @AsksAgain
    @GetMapping("/entries.json")
    void json(Member me, HttpServletResponse response) throws IOException {
        me.mustBe(Role.ADMIN);
        begin(me, response, "application/json", "json");
        files.json(me, response.getOutputStream());
    }

    private static void begin(Member me, HttpServletResponse response, String type, String ending) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("audit-" + me.workspaceSlug() + "." + ending)
                        .build()
                        .toString());
    }
}
