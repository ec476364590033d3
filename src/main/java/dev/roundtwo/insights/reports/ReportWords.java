package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.reports.Report.Figure;
import dev.roundtwo.platform.web.Pages;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The words of reports, as the bundle has them. */
@Component
class ReportWords {

    private final Pages pages;

    ReportWords(Pages pages) {
        this.pages = pages;
    }

    String of(String code, Object... arguments) {
        return pages.text("reports." + code, arguments);
    }

    Figure figure(String code, String value) {
        return new Figure(of("figure." + code), value);
    }

    List<String> columns(String... codes) {
        return Stream.of(codes).map(code -> of("column." + code)).toList();
    }
}
