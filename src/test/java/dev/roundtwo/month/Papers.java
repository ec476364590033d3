package dev.roundtwo.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.month.Visitor.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A report as a browser shows it, and as it is printed: the same figures and the same rows, and those of the ledger. */
record Papers(String title, Map<String, String> figures, List<List<String>> rows, String print) {

    private static final Pattern FIGURE = Pattern.compile("<dt>([^<]+)</dt><dd>([^<]+)</dd>");
    private static final Pattern ROW = Pattern.compile("<tr>((?:<td[^>]*>[^<]*</td>)+)</tr>");
    private static final Pattern CELL = Pattern.compile("<td[^>]*>([^<]*)</td>");

    /** Asked of a node by somebody who is signed in. */
    static Papers of(Visitor visitor, Node node, String path) throws IOException, InterruptedException {
        Page page = visitor.get(node, path);
        assertThat(page.status()).as(path).isEqualTo(200);
        String tally = page.text().substring(page.text().indexOf("<dl class=\"tally\""));
        Map<String, String> figures = new LinkedHashMap<>();
        FIGURE.matcher(tally.substring(0, tally.indexOf("</dl>")))
                .results()
                .forEach(figure -> figures.put(figure.group(1), figure.group(2)));
        List<List<String>> rows = ROW.matcher(page.text())
                .results()
                .map(row -> CELL.matcher(row.group(1))
                        .results()
                        .map(cell -> said(cell.group(1)))
                        .toList())
                .toList();
        Page paper = visitor.get(node, path + "/pdf");
        assertThat(paper.status()).as(path + "/pdf").isEqualTo(200);
        try (PDDocument print = Loader.loadPDF(paper.bytes())) {
            return new Papers(path, figures, rows, spaced(new PDFTextStripper().getText(print)));
        }
    }

    /** The same with a digit too many on paper. */
    Papers misprinted(String figure) {
        String number = figures.get(figure);
        return new Papers(title, figures, rows, print.replace(number + ' ' + figure, number + "0 " + figure));
    }

    /** Every row of the ledger stands on the page, and all of the page on paper. */
    void say(Map<String, String> known, List<List<String>> knownRows) {
        assertThat(figures).as("figures of " + title).isEqualTo(known);
        List<List<String>> left = new ArrayList<>(rows);
        knownRows.forEach(row -> assertThat(left.remove(row))
                .as("%s of %s among %s", row, title, rows)
                .isTrue());
        figures.forEach(
                (name, number) -> assertThat(print).as("%s on paper", title).contains(' ' + number + ' ' + name));
        rows.forEach(row -> assertThat(bare(print)).as("%s on paper", title).contains(bare(String.join("", row))));
    }

    private static String said(String html) {
        return html.replace("&#39;", "'").replace("&amp;", "&");
    }

    /** A long cell is broken wherever its column ends. */
    private static String bare(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
