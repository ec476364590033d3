package dev.roundtwo.questions.sets;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.questions.bank.Drafts;
import dev.roundtwo.questions.bank.Questions;
import dev.roundtwo.questions.sets.SetPage.Item;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class SetPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    QuestionSets sets;

    @Autowired
    SetBuilder builder;

    @Autowired
    SetShelf shelf;

    @Autowired
    SetVersions versions;

    @Autowired
    Questions questions;

    @Autowired
    Cast cast;

    Member ada;
    Workbench bench;

    @BeforeEach
    void people() {
        ada = cast.people().ada();
        bench = new Workbench(web, sets, shelf, ada);
    }

    @Test
    void aSetIsBuiltOrderedAndPublishedByPlainForms() throws Exception {
        assertThat(bench.post("").param("title", "Staff backend").param("description", "An *hour*"))
                .hasStatus(302);
        UUID set = only();
        assertThat(bench.get("/" + set + "/edit"))
                .hasStatusOk()
                .bodyText()
                .contains("Put the first question in", "Add a question first")
                .containsPattern("<button[^>]* disabled=[^>]*>Publish");
        assertThat(bench.post("/" + set + "/publication").param("version", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("no question");
        for (String key : List.of("b22", "b02", "b08")) {
            assertThat(bench.post("/" + set + "/items").param("question", key)).hasStatus(302);
        }
        assertThat(bench.post("/" + set + "/items").param("question", "b22"))
                .hasStatus(409)
                .bodyText()
                .contains("in the set already");
        List<Item> items = bench.page(set).items();
        assertThat(bench.post("/" + set + "/items/" + items.get(2).id() + "/moves")
                        .param("by", "-1")
                        .param("version", "" + bench.page(set).version()))
                .hasStatus(302);
        assertThat(bench.order(set))
                .containsExactly(
                        items.get(0).id(), items.get(2).id(), items.get(1).id());
        assertThat(bench.post("/" + set + "/items/" + items.get(0).id() + "/minutes")
                        .param("minutes", "40"))
                .hasStatus(302);
        assertThat(bench.get("/" + set + "/edit"))
                .bodyText()
                .contains("70 min", "10 minutes over the hour", "<em>hour</em>");
        assertThat(bench.post("/" + set + "/publication")
                        .param("version", "" + bench.page(set).version()))
                .hasStatus(302);
        assertThat(bench.get("/" + set))
                .hasStatusOk()
                .bodyText()
                .contains("published", "Logged out at random", "40 min");
        assertThat(bench.post("/" + set + "/items").param("question", "b01"))
                .hasStatus(409)
                .bodyText()
                .contains("does not change any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "-3", "999", "1e2", "soon"})
    void minutesThatCannotBeAreRefusedBesideTheQuestionWhichKeepsItsOwn(String typed) throws Exception {
        UUID set = bench.three();
        Item second = bench.page(set).items().get(1);
        assertThat(bench.post("/" + set + "/items/" + second.id() + "/minutes")
                        .param("minutes", typed)
                        .header("HX-Request", "true"))
                .hasStatus(409)
                .bodyText()
                .contains("id=\"builder\"", "Choose between 1 and 120 minutes.", "It stays at 20.")
                .contains("id=\"minutes-" + second.id() + "-error\"")
                .doesNotContain("notice warn");
        assertThat(bench.page(set).items().get(1).minutes()).isEqualTo(20);
        assertThat(bench.post("/" + set + "/items/" + second.id() + "/minutes")
                        .param("minutes", "120")
                        .header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("It stays at");
        assertThat(bench.page(set).items().get(1).minutes()).isEqualTo(120);
    }

    @Test
    void aPublishedSetStaysAsItIsWhenItsQuestionIsEdited() throws Exception {
        in(ada, () -> {
            UUID question = questions.create(ada, Drafts.question("Lost", "Where did it go?"));
            UUID set = sets.create(ada, "Frozen", "");
            sets.addItem(ada, set, question.toString(), 10);
            sets.publish(ada, set);
            questions.revise(ada, question, 1, Drafts.question("Found", "Here it is."));
            assertThat(sets.published(set).questions().getFirst().title()).isEqualTo("Lost");
            assertThat(shelf.page(ada, set).items().getFirst().behind()).isTrue();

            UUID next = versions.next(ada, set);
            builder.update(ada, next, shelf.page(ada, next).items().getFirst().id());
            sets.publish(ada, next);
            assertThat(sets.published(next).questions().getFirst().title()).isEqualTo("Found");
            assertThat(sets.published(set).questions().getFirst().title()).isEqualTo("Lost");
            assertThat(shelf.rows(ada, false, null)).extracting(SetRow::number).containsExactly(2);
            return null;
        });
    }

    @Test
    void whatWasRemovedComesBackInItsPlaceWithItsMinutes() throws Exception {
        UUID set = bench.three();
        Item second = bench.page(set).items().get(1);
        var answer =
                bench.post("/" + set + "/items/" + second.id() + "/removal").exchange();
        String to = answer.getResponse().getRedirectedUrl();
        assertThat(web.get().uri(to).with(as(ada))).hasStatusOk().bodyText().contains(second.title(), "Undo");
        assertThat(bench.post("/" + set + "/items")
                        .param("question", second.revisionId().toString())
                        .param("minutes", "" + second.minutes())
                        .param("position", "1"))
                .hasStatus(302);
        assertThat(bench.page(set).items().get(1)).satisfies(back -> {
            assertThat(back.title()).isEqualTo(second.title());
            assertThat(back.minutes()).isEqualTo(second.minutes());
        });
    }

    @Test
    void aSetForAQuestionThatIsNotThereIsNotMade() throws Exception {
        int before = in(ada, () -> shelf.drafts(ada)).size();
        assertThat(bench.post("").param("title", "Nobody's").param("question", "00000000-0000-0000-0000-000000000000"))
                .hasStatus(404);
        assertThat(in(ada, () -> shelf.drafts(ada))).hasSize(before);
    }

    @Test
    void copiesDraftsAndRetiredSetsGoTheirWays() throws Exception {
        UUID set = bench.three();
        assertThat(bench.post("/" + set + "/copies")).hasStatus(302);
        UUID copy = in(ada, () -> shelf.drafts(ada).getFirst().id());
        assertThat(bench.page(copy).items()).hasSize(3);
        assertThat(bench.page(copy).title()).endsWith("(copy)");
        assertThat(bench.post("/" + copy + "/deletion")).hasStatus(302);
        assertThat(bench.get("/" + copy)).hasStatus(404);
        assertThat(bench.post("/" + set + "/retirement"))
                .as("a draft is deleted, not retired")
                .hasStatus(409);
        in(ada, () -> {
            sets.publish(ada, set);
            return null;
        });
        assertThat(bench.post("/" + set + "/deletion")).hasStatus(409);
        assertThat(bench.post("/" + set + "/retirement")).hasStatus(302);
        assertThat(bench.get("")).bodyText().doesNotContain(set.toString());
        assertThat(bench.get("?retired=true")).bodyText().contains(set.toString());
        assertThat(bench.post("/" + set + "/restoration")).hasStatus(302);
        assertThat(bench.get("")).bodyText().contains(set.toString());
    }

    @Test
    void theListCostsOneStatementOfItsOwn() throws Exception {
        for (int i = 0; i < 4; i++) {
            bench.three();
        }
        var sent = StatementCounter.during(
                () -> assertThat(bench.get("")).hasStatusOk().bodyText().contains("3 questions"));
        assertThat(sent)
                .filteredOn(statement -> statement.contains("question_set"))
                .hasSize(1);
    }

    private UUID only() throws Exception {
        return in(ada, () -> shelf.drafts(ada).getFirst().id());
    }
}
