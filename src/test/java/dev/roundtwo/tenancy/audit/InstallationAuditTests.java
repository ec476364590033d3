package dev.roundtwo.tenancy.audit;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.Owner;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** v5.0.0-8.4.2, v5.0.0-16.2.1, v5.0.0-16.4.2: what operators do is read by operators, with names, and by nobody else. */
@ModuleTest
class InstallationAuditTests {

    private static final String PAGE = "/operator/audit";

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Audit audit;

    @Autowired
    Environment environment;

    Cast.People people;
    Member operator;
    Owner owner;

    @BeforeEach
    void charlieOperates() {
        people = cast.people();
        operator = people.charlie();
        owner = new Owner(environment);
        owner.makesOperator(operator.accountId(), true);
        Scope.ofAccount(operator.accountId()).run(() -> {
            audit.recordForInstallation(
                    "account.disabled", "account", people.ben().accountId());
            audit.recordForInstallation(
                    "workspace.suspended", "workspace", people.ada().workspaceId(), "note", "=1+1");
        });
    }

    @AfterEach
    void nobodyOperates() {
        owner.makesOperator(operator.accountId(), false);
    }

    @Test
    void anOperatorReadsInWordsWhoDidWhatAndFindsIt() {
        String ben = "/operator/accounts/" + people.ben().accountId();
        assertThat(web.get().uri(PAGE + "?who=" + operator.accountId()).with(as(operator)))
                .hasStatusOk()
                .bodyText()
                .contains("Charlie", "disabled an account", "Ben Okafor", ben)
                .contains("suspended the workspace", people.ada().workspaceName())
                .contains("/operator/workspaces/" + people.ada().workspaceSlug());
        assertThat(web.get()
                        .uri(PAGE + "?subject=" + people.ben().accountId())
                        .header("HX-Target", "found")
                        .with(as(operator)))
                .bodyText()
                .contains("disabled an account")
                .doesNotContain("suspended the workspace", "<html");
        assertThat(web.get().uri(PAGE + "/chain").with(as(operator))).bodyText().contains("Unbroken.");
    }

    @Test
    void whoDoesNotOperateFindsNoSuchPage() {
        owner.makesOperator(operator.accountId(), false);
        for (String path : List.of("", "/chain", "/entries.csv", "/entries.json")) {
            Stream.of(operator, people.ada(), people.ben())
                    .forEach(one -> assertThat(web.get().uri(PAGE + path).with(as(one)))
                            .as(one.name() + path)
                            .hasStatus(404));
        }
    }

    @Test
    void theFilesHoldItSafeAndCheckable() throws Exception {
        List<CSVRecord> rows =
                CSVFormat.RFC4180.parse(new StringReader(taken("/entries.csv"))).getRecords();
        assertThat(rows.stream().flatMap(CSVRecord::stream)).noneMatch(cell -> cell.matches("(?s)[=+@\t\r\n-].*"));
        assertThat(rows.stream().map(row -> row.get(5))).contains("account.disabled", "workspace.suspended");
        JsonNode file = JsonMapper.shared().readTree(taken("/entries.json"));
        assertThat(file.get("chain").asString()).isEqualTo(Audit.INSTALLATION.toString());
        AuditFileTests.holds(file.get("entries"));
        assertThat(web.get().uri(PAGE + "?group=audit").with(as(operator)))
                .bodyText()
                .contains("took the audit log along", "format json", "format csv");
    }

    private String taken(String file) throws Exception {
        var answer = web.get().uri(PAGE + file).with(as(operator)).exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment; filename=\"audit-installation.");
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
