package dev.roundtwo.platform.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules that wake people ask for what is measured, under the names and labels that Prometheus gets. */
@ModuleTest
class AlertRulesTests {

    private static final Pattern METRIC = Pattern.compile("\\b(?:roundtwo|http|jvm|hikaricp)_\\w+");
    private static final Pattern BY = Pattern.compile("by \\((\\w+)\\) \\((?:\\w+\\()?(roundtwo_\\w+)");

    @Autowired
    MeterRegistry meters;

    @Test
    void everyMetricInTheRulesIsThere() throws Exception {
        String exposed = exposed();
        List<String> asked = rules().flatMap(rule ->
                        METRIC.matcher(rule.path("expr").asString()).results().map(MatchResult::group))
                .distinct()
                .toList();
        assertThat(asked)
                .contains(
                        "roundtwo_deliveries_depth",
                        "roundtwo_deliveries_oldest_seconds",
                        "roundtwo_deliveries_retries_total",
                        "roundtwo_deliveries_dead_total",
                        "roundtwo_chores_failed_total")
                .allSatisfy(name -> assertThat(exposed).containsPattern("(?m)^" + name + "[{ ]"));
    }

    @Test
    void everyLabelThatTheyGroupByIsThere() throws Exception {
        String exposed = exposed();
        List<MatchResult> groupings = rules().flatMap(
                        rule -> BY.matcher(rule.path("expr").asString()).results())
                .toList();
        assertThat(groupings).hasSizeGreaterThan(5).allSatisfy(by -> assertThat(exposed)
                .containsPattern("(?m)^" + by.group(2) + "\\{" + by.group(1) + "=\"" + any(by.group(1)) + "\"}"));
    }

    /** Of kinds of messages there are mails at least. */
    private static String any(String label) {
        return label.equals("kind") ? "mail" : "[a-z-]+";
    }

    @Test
    void everyRuleSaysHowUrgentItIsWhatIsWrongAndWhatToDo() throws Exception {
        assertThat(rules()).hasSizeGreaterThan(4).allSatisfy(rule -> {
            assertThat(rule.path("alert").asString()).startsWith("RoundTwo");
            assertThat(rule.at("/labels/severity").asString()).isIn("page", "ticket");
            assertThat(rule.at("/annotations/summary").asString()).isNotBlank();
            assertThat(rule.at("/annotations/description").asString()).isNotBlank();
        });
    }

    private static Stream<JsonNode> rules() throws Exception {
        JsonNode file = new YAMLMapper().readTree(Files.readString(Path.of("deploy/observability/alerts.yaml")));
        return file.path("groups").valueStream().flatMap(group -> group.path("rules")
                .valueStream());
    }

    /** What the endpoint would say, with the names that Prometheus' own registry makes of ours. */
    private String exposed() {
        var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        for (Meter meter : meters.getMeters()) {
            Meter.Id id = meter.getId();
            if (!id.getName().startsWith("roundtwo.")) {
                continue;
            }
            switch (id.getType()) {
                case COUNTER -> Counter.builder(id.getName()).tags(id.getTags()).register(prometheus);
                case GAUGE ->
                    Gauge.builder(id.getName(), () -> 1)
                            .tags(id.getTags())
                            .baseUnit(id.getBaseUnit())
                            .register(prometheus);
                default -> throw new AssertionError("Say how to expose " + id);
            }
        }
        return prometheus.scrape();
    }
}
