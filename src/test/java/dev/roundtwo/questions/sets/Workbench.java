package dev.roundtwo.questions.sets;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;

import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.questions.sets.SetPage.Item;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Ada's sets, and the pages on which she builds them. */
record Workbench(MockMvcTester web, QuestionSets sets, SetShelf shelf, Member ada) {

    String root() {
        return "/w/" + ada.workspaceSlug() + "/sets";
    }

    UUID three() throws Exception {
        return in(ada, () -> {
            UUID set = sets.create(ada, "Three", "");
            sets.addItem(ada, set, "b22", 15);
            sets.addItem(ada, set, "b02", 20);
            sets.addItem(ada, set, "b08", 25);
            return set;
        });
    }

    SetPage page(UUID set) throws Exception {
        return in(ada, () -> shelf.page(ada, set));
    }

    List<UUID> order(UUID set) throws Exception {
        return page(set).items().stream().map(Item::id).toList();
    }

    MockMvcTester.MockMvcRequestBuilder get(String path) {
        return web.get().uri(root() + path).with(as(ada));
    }

    MockMvcTester.MockMvcRequestBuilder post(String path) {
        return web.post().uri(root() + path).with(as(ada));
    }
}
