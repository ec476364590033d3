package dev.roundtwo.insights.reports;

import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a report by their names. */
public final class Figured {

    private Figured() {}

    public static Map<String, String> of(Report report) {
        return report.figures().stream().collect(Collectors.toMap(Report.Figure::label, Report.Figure::value));
    }
}
