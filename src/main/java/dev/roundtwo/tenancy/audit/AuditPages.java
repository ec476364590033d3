package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.AuditTrail.Place;
import dev.roundtwo.platform.audit.AuditWords;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.scope.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of all logs have in common: the list, the state of the chain, the two files. */
@Component
class AuditPages {

    private final AuditReader reader;
    private final AuditFiles files;
    private final AuditWords words;
    private final Limits limits;

    AuditPages(AuditReader reader, AuditFiles files, AuditWords words, Limits limits) {
        this.limits = limits;
        this.reader = reader;
        this.files = files;
        this.words = words;
    }

    /** Where a log's page is, and below what the paths of its subjects are. */
    record Address(String base, String within) {}

    /** Fills in the page, or the part of it that htmx asks for, and says which. */
    String index(
            AuditBook book,
            Address address,
            AuditFilters filters,
            @Nullable String after,
            @Nullable String target,
            Supplier<Map<String, String>> people,
            Model model) {
        AuditReader.Page page = reader.page(book, filters, Place.parse(after));
        String query = filters.query();
        model.addAttribute("base", address.base()).addAttribute("within", address.within());
        model.addAttribute("rows", page.rows());
        model.addAttribute("query", query);
        model.addAttribute("first", after == null);
        model.addAttribute(
                "older", page.next() == null ? null : query + (query.isEmpty() ? "?" : "&") + "after=" + page.next());
        if ("found".equals(target)) {
            return "tenancy/audit/index :: found";
        }
        model.addAttribute("people", people.get()).addAttribute("groups", words.groups());
        return book.ofInstallation() ? "tenancy/audit/installation" : "tenancy/audit/index";
    }

    /** How the chain stands, found out now: its part of the page for htmx, or the page with it. */
    String chain(
            AuditBook book,
            Address address,
            AuditFilters filters,
            boolean part,
            Supplier<Map<String, String>> people,
            Model model) {
        model.addAttribute("state", reader.check(book));
        if (part) {
            return "tenancy/audit/index :: chain";
        }
        return index(book, address, filters, null, null, people, model);
    }

    void csv(AuditBook book, AuditFilters filters, HttpServletResponse response) throws IOException {
        admit();
        begin(book, response, "text/csv; charset=utf-8", "csv");
        files.csv(book, filters, response.getOutputStream());
    }

    void json(AuditBook book, HttpServletResponse response) throws IOException {
        admit();
        begin(book, response, "application/json", "json");
        files.json(book, response.getOutputStream());
    }

    /** Asked before the first byte, as a refusal is a page. */
    private void admit() {
        Scope scope = Scope.current();
        limits.take(Limited.EXPORTS, scope.workspace(), scope.account());
    }

    private static void begin(AuditBook book, HttpServletResponse response, String type, String ending) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("audit-" + book.name() + "." + ending)
                        .build()
                        .toString());
    }
}
