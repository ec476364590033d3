package dev.roundtwo.insights.reports;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A report on paper. */
@Component
class PrintedReport {

    private final ITemplateEngine templates;
    private final Press press;

    PrintedReport(ITemplateEngine templates, Press press) {
        this.templates = templates;
        this.press = press;
    }

    /** Numbers and dates stand in the report as its reader has them; what else is written is English. */
    byte[] of(Report report, String workspace) {
        return press.print(templates.process(
                "insights/reports/print",
                new Context(Locale.ENGLISH, Map.of("report", report, "workspace", workspace))));
    }
}
