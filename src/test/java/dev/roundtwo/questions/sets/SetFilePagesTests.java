package dev.roundtwo.questions.sets;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.questions.bank.Drafts;
import dev.roundtwo.questions.bank.Questions;
import dev.roundtwo.questions.sets.SetPage.Item;
import dev.roundtwo.tenancy.Member;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class SetFilePagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    QuestionSets sets;

    @Autowired
    SetBuilder builder;

    @Autowired
    SetShelf shelf;

    @Autowired
    Questions questions;

    @Autowired
    Cast cast;

    Cast.People people;
    Member ada;
    Workbench bench;

    @BeforeEach
    void people() {
        people = cast.people();
        ada = people.ada();
        bench = new Workbench(web, sets, shelf, ada);
    }

    @Test
    void anExportComesBackAsTheSameFileHereAndElsewhere() throws Exception {
        UUID own = in(
                ada, () -> questions.create(ada, Drafts.question("Ours: “quoted” #1", "Line\n\n    code\n", "mine")));
        UUID set = bench.three();
        in(ada, () -> builder.add(ada, set, own.toString(), 7, 1));
        String file = file(ada, set);
        assertThat(upload(ada, file)).hasStatus(302);
        UUID again = in(ada, () -> shelf.drafts(ada).getFirst().id());
        assertThat(again).isNotEqualTo(set);
        assertThat(file(ada, again)).isEqualTo(file);
        assertThat(bench.page(again).items())
                .extracting(Item::revisionId)
                .as("known questions are taken from here")
                .isEqualTo(
                        bench.page(set).items().stream().map(Item::revisionId).toList());

        Member charlie = people.charlie();
        assertThat(upload(charlie, file)).hasStatus(302);
        UUID elsewhere = in(charlie, () -> shelf.drafts(charlie).getFirst().id());
        assertThat(file(charlie, elsewhere)).isEqualTo(file);
    }

    @Test
    void aBrokenFileIsRefusedWithLineAndReasonAndNothingChanges() throws Exception {
        String file = file(ada, bench.three());
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
                                        ada,
                                        bench.page(bench.three())
                                                .items()
                                                .getFirst()
                                                .questionId()))
                        .current())
                .isPositive();
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
}
