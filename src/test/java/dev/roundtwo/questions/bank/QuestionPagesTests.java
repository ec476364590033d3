package dev.roundtwo.questions.bank;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.tenancy.Member;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class QuestionPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Questions questions;

    @Autowired
    Cast cast;

    Cast.People people;
    Member ada;
    String root;

    @BeforeEach
    void people() {
        people = cast.people();
        ada = people.ada();
        root = "/w/" + ada.workspaceSlug() + "/questions";
    }

    @Test
    void theListCostsFourStatementsHoweverMuchItHolds() throws Exception {
        in(ada, () -> {
            for (int i = 0; i < 40; i++) {
                questions.create(ada, Drafts.question("Question " + i, "A prompt about sessions", "tag-" + i));
            }
            return null;
        });
        var sent = StatementCounter.during(
                () -> assertThat(web.get().uri(root + "?q=session&from=bank").with(as(ada)))
                        .hasStatusOk()
                        .bodyText()
                        .contains("Question 0", "Later"));
        assertThat(sent)
                .filteredOn(statement -> !statement.contains("set_config"))
                .hasSizeLessThanOrEqualTo(4);
        assertThat(sent).filteredOn(statement -> statement.contains("question")).hasSize(1);
    }

    @Test
    void htmxGetsOnlyTheResultsButAWholePageWhenHistoryIsRestored() {
        assertThat(web.get().uri(root).with(as(ada)).header("HX-Request", "true"))
                .bodyText()
                .contains("id=\"found\"")
                .doesNotContain("<main");
        assertThat(web.get()
                        .uri(root)
                        .with(as(ada))
                        .header("HX-Request", "true")
                        .header("HX-History-Restore-Request", "true"))
                .bodyText()
                .contains("<main");
    }

    @Test
    void aQuestionIsWrittenReadAndCompared() throws Exception {
        assertThat(post(root)
                        .param("title", "Lost letters")
                        .param("round", "two")
                        .param("minutes", "12")
                        .param("tags", "mail, queues")
                        .param("signals", "async", "operations")
                        .param("prompt", "Where did **they** go?")
                        .param("points", "Names the broker, not the mail\nAsks for figures")
                        .param("followUps[0].ask", "And twice?")
                        .param("followUps[0].points", "Sees duplicates, and says so\nNames a key")
                        .param("followUps[3].ask", "Later one")
                        .param("anchors[3].text", "Finds it")
                        .param("notes[0].stack", "java")
                        .param("notes[0].text", "`JmsTemplate`, perhaps"))
                .hasStatus(302);
        UUID id = only();
        assertThat(get("/" + id))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "<strong>they</strong>",
                        "Names the broker, not the mail",
                        "Sees duplicates, and says so",
                        "Later one",
                        "<code>JmsTemplate</code>, perhaps",
                        "No red flags yet.");
        assertThat(get("/" + id + "/edit")).hasStatusOk().bodyText().contains("Asks for figures");
        in(ada, () -> questions.revise(ada, id, 1, Drafts.question("Lost parcels", "Where did they go?")));
        assertThat(get("/" + id + "/revisions/2"))
                .hasStatusOk()
                .bodyText()
                .contains("<del>letters</del> <ins>parcels</ins>");
        assertThat(get("/" + id + "/revisions/1")).hasStatusOk();
        assertThat(get("/" + id + "/revisions/3")).hasStatus(404);
    }

    @Test
    void whatWasTypedComesBackBesideTheReasons() {
        assertThat(post(root)
                        .param("title", "")
                        .param("minutes", "soon")
                        .param("prompt", "Half a <b>prompt</b>")
                        .param("tags", "Not Good!")
                        .param("points", "One point")
                        .param("followUps[0].ask", "Kept too"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Say something here", "between 1 and 120", "“Not Good!” does not fit", "Half a &lt;b&gt;prompt")
                .contains("value=\"soon\"", "One point", "Kept too", "aria-invalid=\"true\"");
    }

    @Test
    void everyRefusedFieldSaysSoItself() throws Exception {
        String page = post(root)
                .param("title", "")
                .param("prompt", "")
                .param("round", "three")
                .param("minutes", "0")
                .param("tags", "queue, Ünï cödé")
                .param("signals", "luck")
                .param("points", "x".repeat(501))
                .param("followUps[0].ask", "And then?")
                .param("followUps[2].points", "Nothing was asked")
                .param("anchors[2].text", "x".repeat(2001))
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        for (String field : List.of("title", "prompt", "round", "minutes", "tags", "points")) {
            assertThat(page).as(field).containsPattern("<\\w+ [^>]*id=\"" + field + "\"[^>]*aria-invalid=\"true\"");
        }
        assertThat(page).contains("class=\"field wrong\" id=\"signals\"");
        assertThat(page.split("class=\"field wrong\""))
                .as("beside what is wrong, and there alone")
                .satisfies(parts -> {
                    assertThat(parts).hasSize(4);
                    assertThat(parts[2]).contains("followUps[1].ask").contains("id=\"followUps-error\"");
                    assertThat(parts[3]).contains("for=\"anchor3\"").contains("id=\"anchors-error\"");
                });
        for (String field :
                List.of("title", "prompt", "round", "minutes", "tags", "signals", "points", "followUps", "anchors")) {
            assertThat(page).as(field).contains("id=\"" + field + "-error\"", "href=\"#" + field + "\"");
        }
        assertThat(page).contains("“Ünï cödé” does not fit", "data-unsaved=\"all\"");
    }

    @Test
    void aTagTypedTwiceIsKeptOnce() throws Exception {
        assertThat(post(root)
                        .param("title", "Twice")
                        .param("round", "two")
                        .param("minutes", "12")
                        .param("prompt", "Why?")
                        .param("tags", "queue, mail,, queue"))
                .hasStatus(302);
        UUID id = only();
        assertThat(in(ada, () -> questions.page(ada, id)).content().tags()).containsExactly("queue", "mail");
    }

    @Test
    void theLaterOfTwoEditorsSeesBothTextsAndLosesNothing() throws Exception {
        UUID id = in(ada, () -> questions.create(ada, Drafts.question("Lost", "Where did it go?")));
        in(ada, () -> questions.revise(people.chloe(), id, 1, Drafts.question("Found", "Where did it go?")));
        assertThat(post(root + "/" + id)
                        .param("from", "1")
                        .param("title", "Lost again")
                        .param("round", "two")
                        .param("minutes", "10")
                        .param("prompt", "Where did it go this time?"))
                .hasStatus(409)
                .bodyText()
                .contains("Changed meanwhile by Chloé", "Lost again", "Found", "Where did it go this time?")
                .contains("name=\"from\" value=\"2\"");
        assertThat(in(ada, () -> questions.page(ada, id)).content().title()).isEqualTo("Found");
        assertThat(post(root + "/" + id)
                        .param("from", "2")
                        .param("title", "Lost again")
                        .param("round", "two")
                        .param("minutes", "10")
                        .param("prompt", "Where did it go this time?"))
                .hasStatus(302);
        assertThat(in(ada, () -> questions.page(ada, id)).revisions()).hasSize(3);
    }

    @Test
    void noScriptGetsThroughMarkdownOrAField() throws Exception {
        String evil = "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) **b**";
        UUID id = in(ada, () -> questions.create(ada, Drafts.question(evil, evil, "tag")));
        for (String path : List.of("/" + id, "/" + id + "/edit", "/" + id + "/revisions/1", "?q=alert")) {
            assertThat(get(path))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("<script>alert", "<img src=x", "href=\"javascript");
        }
        assertThat(web.get()
                        .uri(root)
                        .param("q", "\"><script>alert(1)</script>")
                        .with(as(ada)))
                .bodyText()
                .doesNotContain("<script>alert");
    }

    @Test
    void aLibraryQuestionIsCopiedNotEdited() throws Exception {
        String library = get("?from=library&q=\"Logged out at random\"")
                .exchange()
                .getResponse()
                .getContentAsString();
        UUID id = UUID.fromString(library.replaceAll("(?s).*?/questions/([0-9a-f-]{36}).*", "$1"));
        assertThat(get("/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("Copy to our bank")
                .doesNotContain(id + "/edit");
        assertThat(post(root + "/" + id)
                        .param("from", "1")
                        .param("title", "Mine")
                        .param("round", "two")
                        .param("minutes", "5")
                        .param("prompt", "x"))
                .hasStatus(409);
        assertThat(post(root + "/" + id + "/copies")).hasStatus(302);
        assertThat(get("?from=bank")).bodyText().contains("Logged out at random", "ours");
    }

    @Test
    void everyRouteIsClosedToMembersAndAbsentForStrangers() throws Exception {
        UUID id = in(ada, () -> questions.create(ada, Drafts.question("Secret", "A prompt")));
        for (String path : List.of("", "/new", "/" + id, "/" + id + "/edit", "/" + id + "/revisions/1")) {
            assertThat(web.get().uri(root + path).with(as(people.ben()))).hasStatus(403);
            assertThat(web.get().uri(root + path).with(as(people.charlie()))).hasStatus(404);
        }
        String elsewhere = "/w/" + people.charlie().workspaceSlug() + "/questions/" + id;
        for (String path : List.of("", "/edit", "/revisions/1")) {
            assertThat(web.get().uri(elsewhere + path).with(as(people.charlie())))
                    .hasStatus(404);
        }
        for (String path : List.of("", "/copies", "/archival", "/restoration")) {
            assertThat(web.method(HttpMethod.POST).uri(root + "/" + id + path).with(as(people.ben())))
                    .hasStatus(403);
            assertThat(web.post()
                            .uri(elsewhere + path)
                            .param("title", "T")
                            .param("round", "two")
                            .param("minutes", "5")
                            .param("prompt", "p")
                            .with(as(people.charlie())))
                    .as(path)
                    .hasStatus(404);
        }
    }

    private MockMvcTester.MockMvcRequestBuilder get(String path) {
        return web.get().uri(root + path).with(as(ada));
    }

    private MockMvcTester.MockMvcRequestBuilder post(String path) {
        return web.post().uri(path).with(as(ada));
    }

    private UUID only() throws Exception {
        String list = get("?from=bank").exchange().getResponse().getContentAsString();
        return UUID.fromString(list.replaceAll("(?s).*?/questions/([0-9a-f-]{36}).*", "$1"));
    }
}
