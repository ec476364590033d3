package dev.roundtwo.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Alerts;
import dev.roundtwo.platform.jobs.QuickJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whatever changes a way into an account is mailed to its owner (v5.0.0-6.3.7). */
@ModuleTest
@QuickJobs
class AlertTests {

    /** What the code says has changed; each of these is told in words of its own. */
    private static final Pattern CHANGED = Pattern.compile("alerts\\s*\\.changed\\(\\s*[\\w.()]+,\\s*\"([a-z.-]+)\"");

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    Alerts alerts;

    @Autowired
    JdbcClient sql;

    @Test
    void theFactorsAreMailedAsTheyCome() throws Exception {
        Phone ada = Phone.ada(web, accounts).signsIn().setsUpTheApp();
        ada.post("/account/security/app/removal");
        await().untilAsserted(() -> assertThat(subjects(ada)).hasSizeGreaterThanOrEqualTo(3));
        assertThat(String.join("\n", subjects(ada)))
                .contains("A new browser", "authenticator app was added", "authenticator app was removed");
    }

    @Test
    void everyChangeThatTheCodeKnowsHasItsMail() throws IOException {
        var changes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                CHANGED.matcher(Files.readString(file)).results().forEach(one -> changes.add(one.group(1)));
            }
        }
        assertThat(changes)
                .contains("passkey.added", "passkey.removed", "identity.unlinked")
                .hasSizeGreaterThan(5);
        Phone ada = Phone.ada(web, accounts);
        changes.forEach(change -> alerts.changed(ada.account.id(), change));
        await().untilAsserted(() -> assertThat(subjects(ada)).hasSize(changes.size()));
        assertThat(subjects(ada)).doesNotHaveDuplicates().noneMatch(subject -> subject.contains("identity.alert"));
    }

    private List<String> subjects(Phone person) {
        return sql.sql("select subject from outbox_mail where recipient = ?")
                .param(person.account.email())
                .query(String.class)
                .list();
    }
}
