package dev.roundtwo.tenancy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.audit.AuditWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** v5.0.0-16.1.1: whatever is written into the log can be read there in words, and be looked for. */
@ModuleTest
class AuditWordsTests {

    /** A call that writes, up to the end of its statement; in it, what looks like an action. */
    private static final Pattern CALL =
            Pattern.compile("(?:audit\\.record|recordFor|recordForInstallation|told|alerts\\.changed|\\bend)\\([^;]*;");

    private static final Pattern ACTION = Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)+)\"");

    @Autowired
    AuditWords words;

    @Test
    void everyActionInTheCodeHasItsWords() throws Exception {
        var used = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> used.addAll(actions(file)));
        }
        assertThat(used).contains("member.removed", "set.published", "scorecard.submitted", "demo.restored");
        assertThat(used.stream().filter(action -> words.text(action).equals(action)))
                .as("actions without words in messages.properties (audit.<action>=…)")
                .isEmpty();
        assertThat(used.stream()
                        .map(action -> action.substring(0, action.indexOf('.')))
                        .distinct())
                .as("groups without a title in messages.properties (audit-group.<noun>=…)")
                .allMatch(noun -> words.groups().containsKey(noun));
    }

    private static TreeSet<String> actions(Path file) {
        try {
            var found = new TreeSet<String>();
            var call = CALL.matcher(Files.readString(file));
            while (call.find()) {
                var action = ACTION.matcher(call.group());
                while (action.find()) {
                    found.add(action.group(1));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
