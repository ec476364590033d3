package dev.roundtwo.questions.sets;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class SetsAtOnceTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    QuestionSets sets;

    @Autowired
    SetBuilder builder;

    @Autowired
    SetShelf shelf;

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
    void theLaterOfTwoWhoOrderIsToldAndSeesTheOrderAsItStands() throws Exception {
        UUID set = bench.three();
        SetPage seen = bench.page(set);
        List<UUID> mine = new ArrayList<>(bench.order(set));
        Collections.reverse(mine);
        in(ada, () -> {
            builder.move(people.chloe(), set, seen.items().getLast().id(), -1, seen.version());
            return null;
        });
        List<UUID> theirs = bench.order(set);
        assertThat(bench.post("/" + set + "/order")
                        .param("item", mine.stream().map(UUID::toString).toArray(String[]::new))
                        .param("version", "" + seen.version())
                        .header("HX-Request", "true"))
                .hasStatus(409)
                .bodyText()
                .contains("Chloé changed this set", "id=\"builder\"")
                .containsSubsequence(theirs.stream().map(id -> "item-" + id).toList());
        assertThat(bench.order(set)).isEqualTo(theirs);
    }

    @Test
    void ofManyOrdersAtTheSameMomentOneHolds() throws Exception {
        UUID set = bench.three();
        int version = bench.page(set).version();
        List<UUID> ids = bench.order(set);
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
        assertThat(bench.order(set)).containsExactlyInAnyOrderElementsOf(ids);
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
        assertThat(bench.page(set).items()).hasSize(6);
    }
}
