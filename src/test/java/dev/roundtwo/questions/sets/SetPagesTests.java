package dev.roundtwo.questions.sets;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.questions.bank.Drafts;
import dev.roundtwo.questions.bank.Questions;
import dev.roundtwo.questions.sets.SetPage.Item;
import dev.roundtwo.tenancy.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
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

    Cast.People people;
    Member ada;
    String root;

    @BeforeEach
    void people() {
        people = cast.people();
        ada = people.ada();
        root = "/w/" + ada.workspaceSlug() + "/sets";
    }

    @Test
    void aSetIsBuiltOrderedAndPublishedByPlainForms() throws Exception {
        assertThat(post("").param("title", "Staff backend").param("description", "An *hour*"))
                .hasStatus(302);
        UUID set = only();
        assertThat(get("/" + set + "/edit"))
                .hasStatusOk()
                .bodyText()
                .contains("Put the first question in", "Add a question first")
                .containsPattern("<button[^>]* disabled=[^>]*>Publish");
        assertThat(post("/" + set + "/publication").param("version", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("no question");
        for (String key : List.of("b22", "b02", "b08")) {
            assertThat(post("/" + set + "/items").param("question", key)).hasStatus(302);
        }
        assertThat(post("/" + set + "/items").param("question", "b22"))
                .hasStatus(409)
                .bodyText()
                .contains("in the set already");
        List<Item> items = page(set).items();
        assertThat(post("/" + set + "/items/" + items.get(2).id() + "/moves")
                        .param("by", "-1")
                        .param("version", "" + page(set).version()))
                .hasStatus(302);
        assertThat(order(set))
                .containsExactly(
                        items.get(0).id(), items.get(2).id(), items.get(1).id());
        assertThat(post("/" + set + "/items/" + items.get(0).id() + "/minutes").param("minutes", "40"))
                .hasStatus(302);
        assertThat(get("/" + set + "/edit")).bodyText().contains("70 min", "10 minutes over the hour", "<em>hour</em>");
        assertThat(post("/" + set + "/publication")
                        .param("version", "" + page(set).version()))
                .hasStatus(302);
        assertThat(get("/" + set)).hasStatusOk().bodyText().contains("published", "Logged out at random", "40 min");
        assertThat(post("/" + set + "/items").param("question", "b01"))
                .hasStatus(409)
                .bodyText()
                .contains("does not change any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "-3", "999", "1e2", "soon"})
    void minutesThatCannotBeAreRefusedBesideTheQuestionWhichKeepsItsOwn(String typed) throws Exception {
        UUID set = three();
        Item second = page(set).items().get(1);
        assertThat(post("/" + set + "/items/" + second.id() + "/minutes")
                        .param("minutes", typed)
                        .header("HX-Request", "true"))
                .hasStatus(409)
                .bodyText()
                .contains("id=\"builder\"", "Choose between 1 and 120 minutes.", "It stays at 20.")
                .contains("id=\"minutes-" + second.id() + "-error\"")
                .doesNotContain("notice warn");
        assertThat(page(set).items().get(1).minutes()).isEqualTo(20);
        assertThat(post("/" + set + "/items/" + second.id() + "/minutes")
                        .param("minutes", "120")
                        .header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("It stays at");
        assertThat(page(set).items().get(1).minutes()).isEqualTo(120);
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
        UUID set = three();
        Item second = page(set).items().get(1);
        var answer = post("/" + set + "/items/" + second.id() + "/removal").exchange();
        String to = answer.getResponse().getRedirectedUrl();
        assertThat(web.get().uri(to).with(as(ada))).hasStatusOk().bodyText().contains(second.title(), "Undo");
        assertThat(post("/" + set + "/items")
                        .param("question", second.revisionId().toString())
                        .param("minutes", "" + second.minutes())
                        .param("position", "1"))
                .hasStatus(302);
        assertThat(page(set).items().get(1)).satisfies(back -> {
            assertThat(back.title()).isEqualTo(second.title());
            assertThat(back.minutes()).isEqualTo(second.minutes());
        });
    }

    @Test
    void theLaterOfTwoWhoOrderIsToldAndSeesTheOrderAsItStands() throws Exception {
        UUID set = three();
        SetPage seen = page(set);
        List<UUID> mine = new ArrayList<>(order(set));
        Collections.reverse(mine);
        in(ada, () -> {
            builder.move(people.chloe(), set, seen.items().getLast().id(), -1, seen.version());
            return null;
        });
        List<UUID> theirs = order(set);
        assertThat(post("/" + set + "/order")
                        .param("item", mine.stream().map(UUID::toString).toArray(String[]::new))
                        .param("version", "" + seen.version())
                        .header("HX-Request", "true"))
                .hasStatus(409)
                .bodyText()
                .contains("Chloé changed this set", "id=\"builder\"")
                .containsSubsequence(theirs.stream().map(id -> "item-" + id).toList());
        assertThat(order(set)).isEqualTo(theirs);
    }

    @Test
    void ofManyOrdersAtTheSameMomentOneHolds() throws Exception {
        UUID set = three();
        int version = page(set).version();
        List<UUID> ids = order(set);
        var orders = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            var order = new ArrayList<>(ids);
            Collections.rotate(order, 1 + i % 2);
            orders.add(() -> in(ada, () -> {
                try {
                    builder.order(ada, set, order, version);
                    return true;
                } catch (RuleBroken changed) {
                    return false;
                }
            }));
        }
        int held = 0;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var order : pool.invokeAll(orders)) {
                held += order.get() ? 1 : 0;
            }
        }
        assertThat(held).isEqualTo(1);
        assertThat(order(set)).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void whoAddsAtTheSameMomentLosesNothing() throws Exception {
        UUID set = in(ada, () -> sets.create(ada, "Crowded", ""));
        var adds = new ArrayList<Callable<UUID>>();
        for (String key : List.of("b01", "b02", "b03", "b06", "b08", "b09")) {
            adds.add(() -> in(ada, () -> builder.add(ada, set, key)));
        }
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var add : pool.invokeAll(adds)) {
                add.get();
            }
        }
        assertThat(page(set).items()).hasSize(6);
    }

    @Test
    void anExportComesBackAsTheSameFileHereAndElsewhere() throws Exception {
        UUID own = in(
                ada, () -> questions.create(ada, Drafts.question("Ours: “quoted” #1", "Line\n\n    code\n", "mine")));
        UUID set = three();
        in(ada, () -> builder.add(ada, set, own.toString(), 7, 1));
        String file = file(ada, set);
        assertThat(upload(ada, file)).hasStatus(302);
        UUID again = in(ada, () -> shelf.drafts(ada).getFirst().id());
        assertThat(again).isNotEqualTo(set);
        assertThat(file(ada, again)).isEqualTo(file);
        assertThat(page(again).items())
                .extracting(Item::revisionId)
                .as("known questions are taken from here")
                .isEqualTo(page(set).items().stream().map(Item::revisionId).toList());

        Member charlie = people.charlie();
        assertThat(upload(charlie, file)).hasStatus(302);
        UUID elsewhere = in(charlie, () -> shelf.drafts(charlie).getFirst().id());
        assertThat(file(charlie, elsewhere)).isEqualTo(file);
    }

    @Test
    void aSetForAQuestionThatIsNotThereIsNotMade() throws Exception {
        int before = in(ada, () -> shelf.drafts(ada)).size();
        assertThat(post("").param("title", "Nobody's").param("question", "00000000-0000-0000-0000-000000000000"))
                .hasStatus(404);
        assertThat(in(ada, () -> shelf.drafts(ada))).hasSize(before);
    }

    @Test
    void aBrokenFileIsRefusedWithLineAndReasonAndNothingChanges() throws Exception {
        String file = file(ada, three());
        int before = in(ada, () -> shelf.drafts(ada)).size();
        assertThat(upload(ada, file.replace("  - minutes: 15", "  - minutes: soon")))
                .hasStatus(422)
                .bodyText()
                .contains("Line ", "<code>minutes</code>", "Expected a whole number", "Nothing was changed");
        assertThat(upload(ada, "x: &a [" + "y,".repeat(600_000) + "]"))
                .hasStatus(422)
                .bodyText()
                .contains("larger than 1 MiB");
        assertThat(upload(ada, "")).hasStatus(422).bodyText().contains("The file is empty");
        assertThat(in(ada, () -> shelf.drafts(ada))).hasSize(before);
        assertThat(in(
                                ada,
                                () -> questions.page(
                                        ada, page(three()).items().getFirst().questionId()))
                        .current())
                .isPositive();
    }

    @Test
    void copiesDraftsAndRetiredSetsGoTheirWays() throws Exception {
        UUID set = three();
        assertThat(post("/" + set + "/copies")).hasStatus(302);
        UUID copy = in(ada, () -> shelf.drafts(ada).getFirst().id());
        assertThat(page(copy).items()).hasSize(3);
        assertThat(page(copy).title()).endsWith("(copy)");
        assertThat(post("/" + copy + "/deletion")).hasStatus(302);
        assertThat(get("/" + copy)).hasStatus(404);
        assertThat(post("/" + set + "/retirement"))
                .as("a draft is deleted, not retired")
                .hasStatus(409);
        in(ada, () -> {
            sets.publish(ada, set);
            return null;
        });
        assertThat(post("/" + set + "/deletion")).hasStatus(409);
        assertThat(post("/" + set + "/retirement")).hasStatus(302);
        assertThat(get("")).bodyText().doesNotContain(set.toString());
        assertThat(get("?retired=true")).bodyText().contains(set.toString());
        assertThat(post("/" + set + "/restoration")).hasStatus(302);
        assertThat(get("")).bodyText().contains(set.toString());
    }

    @Test
    void theListCostsOneStatementOfItsOwn() throws Exception {
        for (int i = 0; i < 4; i++) {
            three();
        }
        var sent = StatementCounter.during(
                () -> assertThat(get("")).hasStatusOk().bodyText().contains("3 questions"));
        assertThat(sent)
                .filteredOn(statement -> statement.contains("question_set"))
                .hasSize(1);
    }

    @Test
    void everyRouteIsClosedToMembersAndAbsentForStrangers() throws Exception {
        UUID set = three();
        UUID item = page(set).items().getFirst().id();
        String elsewhere = "/w/" + people.charlie().workspaceSlug() + "/sets";
        for (String path : List.of(
                "",
                "/new",
                "/imports",
                "/choices?question=" + item,
                "/" + set,
                "/" + set + "/edit",
                "/" + set + "/picks",
                "/" + set + ".yaml")) {
            assertThat(web.get().uri(root + path).with(as(people.ben())))
                    .as(path)
                    .hasStatus(403);
            assertThat(web.get().uri(root + path).with(as(people.charlie())))
                    .as(path)
                    .hasStatus(404);
        }
        for (String path : List.of("", "/edit", "/picks", ".yaml")) {
            assertThat(web.get().uri(elsewhere + "/" + set + path).with(as(people.charlie())))
                    .as(path)
                    .hasStatus(404);
        }
        for (String path : List.of(
                "/title?title=x",
                "/items?question=b01",
                "/items/" + item + "/removal",
                "/items/" + item + "/moves?by=1&version=0",
                "/order?version=0&item=" + item,
                "/items/" + item + "/minutes?minutes=5",
                "/items/" + item + "/revision",
                "/publication?version=0",
                "/versions",
                "/copies",
                "/retirement",
                "/restoration",
                "/deletion")) {
            assertThat(web.post().uri(root + "/" + set + path).with(as(people.ben())))
                    .as(path)
                    .hasStatus(403);
            assertThat(web.post().uri(elsewhere + "/" + set + path).with(as(people.charlie())))
                    .as(path)
                    .hasStatus(404);
        }
        assertThatThrownBy(() -> in(people.charlie(), () -> sets.published(set)))
                .isNotNull();
        assertThat(page(set).items()).hasSize(3);
    }

    private UUID three() throws Exception {
        return in(ada, () -> {
            UUID set = sets.create(ada, "Three", "");
            sets.addItem(ada, set, "b22", 15);
            sets.addItem(ada, set, "b02", 20);
            sets.addItem(ada, set, "b08", 25);
            return set;
        });
    }

    private SetPage page(UUID set) throws Exception {
        return in(ada, () -> shelf.page(ada, set));
    }

    private List<UUID> order(UUID set) throws Exception {
        return page(set).items().stream().map(Item::id).toList();
    }

    private String file(Member me, UUID set) throws Exception {
        return web.get()
                .uri("/w/" + me.workspaceSlug() + "/sets/" + set + ".yaml")
                .with(as(me))
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private MockMvcTester.MockMultipartMvcRequestBuilder upload(Member me, String text) {
        return web.post()
                .uri("/w/" + me.workspaceSlug() + "/sets/imports")
                .with(as(me))
                .multipart()
                .file(new MockMultipartFile("file", "queues.yaml", "text/yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    private MockMvcTester.MockMvcRequestBuilder get(String path) {
        return web.get().uri(root + path).with(as(ada));
    }

    private MockMvcTester.MockMvcRequestBuilder post(String path) {
        return web.post().uri(root + path).with(as(ada));
    }

    private UUID only() throws Exception {
        return in(ada, () -> shelf.drafts(ada).getFirst().id());
    }
}
