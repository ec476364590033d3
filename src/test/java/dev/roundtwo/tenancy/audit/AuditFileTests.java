package dev.roundtwo.tenancy.audit;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.Cells;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.audit.Audit;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** v5.0.0-1.2.10: no cell begins a formula. v5.0.0-16.4.2: whoever has the file can check the chain with no help of ours. */
@ModuleTest
class AuditFileTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Audit audit;

    @Autowired
    AuditLog log;

    @Autowired
    AuditFiles files;

    Cast.People people;
    String page;

    @BeforeEach
    void gather() {
        people = cast.people();
        page = "/w/" + people.ada().workspaceSlug() + "/settings/audit";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "  =1",
                "\uFEFF=1"
            })
    void aCellThatWouldBeginAFormulaIsText(String typed) {
        assertThat(Cells.safe(typed)).startsWith("'").endsWith(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "a=b", "1-2", "member.removed", "2026-11-22T08:00:00Z", " "})
    void anyOtherCellStaysAsItIs(String typed) {
        assertThat(Cells.safe(typed)).isEqualTo(typed);
    }

    @Test
    void theCsvHoldsWhatTheFiltersShow() throws Exception {
        in(people.ada(), () -> done("set.published", "=HYPERLINK(\"http://example.org\")"));
        in(people.ada(), () -> done("set.retired", "a \"quoted\", cell"));
        List<CSVRecord> rows = csv("?group=set");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).get(0)).isEqualTo("number");
        assertThat(rows.get(1).get(9)).isEqualTo("note a \"quoted\", cell");
        assertThat(rows.get(1).get(2)).isEqualTo("Ada");
        assertThat(rows.stream().flatMap(CSVRecord::stream)).noneMatch(cell -> cell.matches("(?s)[=+@\t\r\n-].*"));
    }

    @Test
    void aFileOfManyPartsIsWhole() throws Exception {
        for (int i = 0; i < 2_050; i++) {
            in(people.ada(), () -> done("set.published", "x"));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        in(people.ada(), () -> {
            files.json(log.book(people.ada()), out);
            return null;
        });
        JsonNode entries = JsonMapper.shared().readTree(out.toByteArray()).get("entries");
        assertThat(entries.size()).isEqualTo(4 + 2_050 + 1);
        holds(entries);
        assertThat(csv(""))
                .as("with its head, and the entry that says it was taken")
                .hasSize(1 + 4 + 2_050 + 2);
    }

    @Test
    void takingAFileIsAnEntryAndAsksWhoOneIs() throws Exception {
        csv("");
        assertThat(web.get().uri(page).with(as(people.ada())))
                .bodyText()
                .contains("took the audit log along", "format csv");
        var old = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(people.ada().accountId(), Instant.now().minus(Duration.ofMinutes(11)), false),
                null,
                List.of());
        assertThat(web.get().uri(page + "/entries.json").with(SecurityMockMvcRequestPostProcessors.authentication(old)))
                .as("v5.0.0-7.5.3")
                .hasStatus(302)
                .headers()
                .hasValue("Location", "/account/proof?next=" + page.replace("/", "%2F") + "%2Fentries.json");
    }

    /** As anybody would who has the file and nothing else. */
    static void holds(JsonNode entries) throws Exception {
        String previous = "";
        long number = 0;
        for (JsonNode entry : entries) {
            assertThat(entry.get("number").asLong()).isEqualTo(++number);
            assertThat(entry.get("previous").asString()).isEqualTo(previous);
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(previous));
            digest.update(entry.get("said").asString().getBytes(StandardCharsets.UTF_8));
            previous = HexFormat.of().formatHex(digest.digest());
            assertThat(entry.get("hash").asString()).isEqualTo(previous);
            assertThat(entry.get("said").asString())
                    .contains(entry.get("action").asString());
        }
    }

    private List<CSVRecord> csv(String query) throws Exception {
        var answer = web.get()
                .uri(page + "/entries.csv" + query)
                .with(as(people.ada()))
                .exchange();
        assertThat(answer).hasStatusOk().hasContentType("text/csv;charset=utf-8");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment; filename=\"audit-team-");
        String file = answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(file).as("so that Excel reads accents").startsWith("\uFEFF");
        return CSVFormat.RFC4180.parse(new StringReader(file.substring(1))).getRecords();
    }

    private Object done(String action, String note) {
        audit.record(action, "set", Ids.next(), "note", note);
        return action;
    }
}
