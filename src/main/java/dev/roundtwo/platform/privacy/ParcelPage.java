package dev.roundtwo.platform.privacy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/**
 * The readable page of a parcel, kept until the zip takes it in a file that has no name any more, so that nothing stays on the
 * disk of a node that is killed. All that people wrote is escaped.
 */
final class ParcelPage {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark"><title>%1$s</title>
            <style>
            body{font:16px/1.55 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:2rem 1.2rem;overflow-wrap:anywhere}
            h1{font:600 2rem/1.2 Georgia,serif}h2{margin-top:3rem;border-bottom:1px solid #8886;padding-bottom:.3rem}
            h3{margin:2rem 0 .5rem}article{border:1px solid #8886;border-radius:10px;padding:.6rem 1rem;margin:.6rem 0}
            dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.15rem 1rem;margin:0}dt{opacity:.7}dd{margin:0;white-space:pre-wrap}
            dd ul{margin:0;padding-left:1.1rem}dd dl{white-space:normal}.note{border-left:4px solid #2a7f73;padding:.2rem 1rem}.none{opacity:.7}
            </style></head><body><h1>%1$s</h1>
            """;

    private final FileChannel file;
    private final BufferedWriter page;

    ParcelPage(String title) throws IOException {
        Path place = Files.createTempFile("round-two-parcel", ".html");
        file = FileChannel.open(
                place, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        page = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
        page.write(HEAD.formatted(HtmlUtils.htmlEscape(title)));
    }

    void heading(String text) {
        write("<h2>" + HtmlUtils.htmlEscape(text) + "</h2>\n");
    }

    void note(String text) {
        write("<p class=\"note\">" + HtmlUtils.htmlEscape(text) + "</p>\n");
    }

    void section(String name) {
        String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        write("<h3>" + HtmlUtils.htmlEscape(title) + "</h3>\n");
    }

    void endOfSection(int rows) {
        if (rows == 0) {
            write("<p class=\"none\">Nothing is kept here.</p>\n");
        }
    }

    void row(Map<String, ?> row) {
        write("<article>" + fields(row) + "</article>\n");
    }

    void copyTo(OutputStream out) throws IOException {
        page.write("</body></html>\n");
        page.flush();
        file.position(0);
        Channels.newInputStream(file).transferTo(out);
    }

    void close() {
        try {
            page.close();
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fields(Map<String, ?> fields) {
        StringBuilder text = new StringBuilder("<dl>");
        fields.forEach((name, value) -> {
            if (value != null && !value.toString().isEmpty()) {
                text.append(field(name, value));
            }
        });
        return text.append("</dl>").toString();
    }

    private static String field(String name, Object value) {
        return "<dt>" + HtmlUtils.htmlEscape(name.replace('_', ' ')) + "</dt><dd>" + value(value) + "</dd>";
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case JsonNode node
            when node.isObject() -> {
                StringBuilder text = new StringBuilder("<dl>");
                node.properties().forEach(one -> text.append(field(one.getKey(), one.getValue())));
                yield text.append("</dl>").toString();
            }
            case JsonNode node
            when node.isArray() -> {
                StringBuilder text = new StringBuilder("<ul>");
                node.forEach(one -> text.append("<li>").append(value(one)).append("</li>"));
                yield text.append("</ul>").toString();
            }
            case JsonNode node -> HtmlUtils.htmlEscape(node.isNull() ? "" : node.asString());
            case Iterable<?> many -> {
                StringBuilder text = new StringBuilder("<ul>");
                many.forEach(one -> text.append("<li>").append(value(one)).append("</li>"));
                yield text.append("</ul>").toString();
            }
            case Map<?, ?> map -> {
                StringBuilder text = new StringBuilder("<dl>");
                map.forEach((key, one) -> text.append(
                        "<dt>" + HtmlUtils.htmlEscape(key.toString()) + "</dt><dd>" + value(one) + "</dd>"));
                yield text.append("</dl>").toString();
            }
            default -> HtmlUtils.htmlEscape(value.toString());
        };
    }

    private void write(String text) {
        try {
            page.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
