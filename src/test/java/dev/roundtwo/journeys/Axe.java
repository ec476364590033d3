package dev.roundtwo.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs axe on a page. It is put there once for all runs, and tells what is wrong only: of all that is right it would make lists. */
final class Axe {

    private static final String SOURCE = source();

    private static final String RUN = """
            (options) => axe.run(document, { ...options, resultTypes: ["violations"] }).then((found) => found.violations.map(
              (rule) => `${rule.id} ${rule.nodes[0].target} ${rule.nodes[0].failureSummary}`))
            """;

    private Axe() {}

    /** What breaks the rules that bear one of the tags, but for those left out. */
    static List<String> violations(Page page, List<String> tags, List<String> without) {
        var rules = new java.util.HashMap<String, Object>();
        without.forEach(rule -> rules.put(rule, Map.of("enabled", false)));
        return run(page, Map.of("runOnly", Map.of("type", "tag", "values", tags), "rules", rules));
    }

    /** What breaks one of these rules. */
    static List<String> violations(Page page, List<String> rules) {
        return run(page, Map.of("runOnly", Map.of("type", "rule", "values", rules)));
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Page page, Map<String, Object> options) {
        if (!Boolean.TRUE.equals(page.evaluate("() => typeof window.axe === 'object'"))) {
            page.evaluate(SOURCE);
        }
        return (List<String>) page.evaluate(RUN, options);
    }

    private static String source() {
        try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
            String axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            return "() => {" + axe + "\n}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
