package dev.roundtwo.platform.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.stereotype.Component;

/** Renders Markdown to HTML that may stand in a page: raw HTML is escaped, and the result passes an allow-list once more. */
@Component
public class Markdown {

    private static final int KEPT = 2_000;

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .build();
    private final PolicyFactory allowed = new HtmlPolicyBuilder()
            .allowElements(
                    "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "br")
            .allowElements("hr", "a", "table", "thead", "tbody", "tr", "th", "td")
            .allowAttributes("class")
            .matching(java.util.regex.Pattern.compile("language-[a-z0-9+#-]{1,20}"))
            .onElements("code")
            .allowAttributes("start")
            .matching(java.util.regex.Pattern.compile("[0-9]{1,4}"))
            .onElements("ol")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("https", "http", "mailto")
            .requireRelNofollowOnLinks()
            .toFactory();

    private final Map<String, String> rendered = Collections.synchronizedMap(new Recent());

    /** Safe HTML of the source; an empty text for none. */
    public String html(@Nullable String source) {
        if (source == null || source.isBlank()) {
            return "";
        }
        String known = rendered.get(source);
        if (known != null) {
            return known;
        }
        String html = allowed.sanitize(renderer.render(parser.parse(source)));
        rendered.put(source, html);
        return html;
    }

    private static final class Recent extends LinkedHashMap<String, String> {

        Recent() {
            super(256, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    }
}
