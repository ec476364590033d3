package dev.roundtwo.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.month.Agenda.Deed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Nodes that die as by {@code kill -9}, each in the middle of a step. */
final class Deaths {

    private static final Duration GLANCE = Duration.ofMillis(2);

    final Set<Step> died = EnumSet.noneOf(Step.class);
    /** The messages that were being handed over then: they alone may come again. */
    final Set<String> underWay = new HashSet<>();

    private final House house;

    Deaths(House house) {
        this.house = house;
    }

    /** Does something of which there is that to do, kills the node that is at it, and lets the others do it. */
    void at(Step step, Deed deed) throws Exception {
        assertThat(happens(step, deed, () -> false)).as("a node at %s", step).isTrue();
    }

    /** The same, if there is that to do; else nothing is left to do either. */
    boolean perhaps(Step step, Deed deed) throws Exception {
        return happens(step, deed, house::rests);
    }

    private boolean happens(Step step, Deed deed, BooleanSupplier over) throws Exception {
        house.allRun();
        try (Gate gate = new Gate(house.bean(DataSource.class), step)) {
            deed.happens();
            List<Node> dying = new ArrayList<>();
            House.patiently("a node at " + step).pollInterval(GLANCE).until(() -> {
                at(gate).ifPresent(dying::add);
                return !dying.isEmpty() || over.getAsBoolean();
            });
            for (Node one : dying) {
                one.kill();
                died.add(step);
                house.sql()
                        .sql("select concat_ws(' ', id, payload ->> 'message') from delivery where claim is not null")
                        .query(String.class)
                        .list()
                        .forEach(ids -> underWay.addAll(List.of(ids.split(" "))));
            }
        }
        assertThat(house.nodes).as("somebody is left").anyMatch(Node::lives);
        for (Node one : house.nodes) {
            if (!one.lives()) {
                one.again();
            }
        }
        house.rest();
        return died.contains(step);
    }

    private Optional<Node> at(Gate gate) throws Exception {
        var waiting = gate.waiting(house.sql());
        return house.nodes.stream()
                .filter(node -> node.lives() && waiting.contains(node.name))
                .findFirst();
    }
}
