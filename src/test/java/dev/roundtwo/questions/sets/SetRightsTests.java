package dev.roundtwo.questions.sets;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.questions.QuestionSets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class SetRightsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    QuestionSets sets;

    @Autowired
    SetShelf shelf;

    @Autowired
    Cast cast;

    Cast.People people;
    Workbench bench;

    @BeforeEach
    void people() {
        people = cast.people();
        bench = new Workbench(web, sets, shelf, people.ada());
    }

    @Test
    void everyRouteIsClosedToMembersAndAbsentForStrangers() throws Exception {
        UUID set = bench.three();
        UUID item = bench.page(set).items().getFirst().id();
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
            assertThat(web.get().uri(bench.root() + path).with(as(people.ben())))
                    .as(path)
                    .hasStatus(403);
            assertThat(web.get().uri(bench.root() + path).with(as(people.charlie())))
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
            assertThat(web.post().uri(bench.root() + "/" + set + path).with(as(people.ben())))
                    .as(path)
                    .hasStatus(403);
            assertThat(web.post().uri(elsewhere + "/" + set + path).with(as(people.charlie())))
                    .as(path)
                    .hasStatus(404);
        }
        assertThatThrownBy(() -> in(people.charlie(), () -> sets.published(set)))
                .isNotNull();
        assertThat(bench.page(set).items()).hasSize(3);
    }
}
