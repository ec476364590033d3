package dev.roundtwo.insights.reports;

import dev.roundtwo.platform.Cells;
import dev.roundtwo.tenancy.Member;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A report as it is handed out: on a page, on paper, for a spreadsheet. */
@Component
class Handout {

    private final PrintedReport printed;
    private final ReportWords words;

    Handout(PrintedReport printed, ReportWords words) {
        this.words = words;
        this.printed = printed;
    }

    String page(Model model, Report report, String base) {
        model.addAttribute("report", report).addAttribute("base", base);
        return "insights/reports/show";
    }

    ResponseEntity<byte[]> paper(Member me, Report report, String name) {
        return file(
                printed.of(report, me.workspaceName()), MediaType.APPLICATION_PDF, name + "-" + report.key() + ".pdf");
    }

    /** All tables, one under the other. */
    ResponseEntity<byte[]> cells(Report report, String name) {
        StringBuilder csv = new StringBuilder(Cells.BEGIN);
        line(csv, words.columns("figure", "value"));
        report.figures().forEach(figure -> line(csv, List.of(figure.label(), figure.value())));
        for (Report.Table table : report.tables()) {
            csv.append("\r\n");
            line(csv, table.columns());
            table.rows().forEach(row -> line(csv, row));
        }
        return file(
                csv.toString().getBytes(StandardCharsets.UTF_8),
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                name + "-" + report.key() + ".csv");
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream()
                        .map(cell -> '"' + Cells.safe(cell).replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .contentType(type)
                .body(content);
    }
}
