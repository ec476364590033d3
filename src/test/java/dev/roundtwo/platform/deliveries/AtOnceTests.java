package dev.roundtwo.platform.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** How many are on their way at once, and whose turn is next. */
@QuickDeliveries
class AtOnceTests {

    @Autowired
    Deliveries deliveries;

    @Autowired
    Pigeon pigeon;

    @Autowired
    Stork stork;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void settle() {
        pigeon.slowly.clear();
    }

    /** Each courier has a number of its own, and the counting begins with the taking: it is reached and never exceeded. */
    @Test
    void noMoreAreCarriedAtOnceThanEachCourierSays() {
        pigeon.slowly.add("Jena");
        transaction.executeWithoutResult(status -> {
            for (int n = 0; n < 60; n++) {
                deliveries.send("pigeon", "Jena", new Pigeon.Note("Jena", "slowly " + n));
                deliveries.send("stork", "Jena", new Pigeon.Note("Jena", "bundle " + n));
                deliveries.send("stork", "Gera", new Pigeon.Note("Gera", "bundle " + n));
            }
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> pigeon.texts().stream()
                                        .filter(text -> text.startsWith("slowly"))
                                        .count()
                                == 60
                        && bundles() == 120);
        assertThat(pigeon.most("Jena")).isEqualTo(pigeon.atOnce());
        assertThat(stork.most("Jena")).isEqualTo(stork.atOnce());
        assertThat(stork.most()).as("to both towns together").isEqualTo(stork.inAll());
    }

    /** As many slow towns as there are places, and still there is one for another kind, and soon one for another town. */
    @Test
    void slowTownsTakeNoPlaceFromAnotherKindOrTown() {
        transaction.executeWithoutResult(status -> {
            for (int n = 0; n < 30; n++) {
                for (String town : List.of("Aalen", "Bebra", "Celle")) {
                    deliveries.send("stork", town, new Pigeon.Note(town, town + n));
                }
            }
            deliveries.send("stork", "Zerbst", new Pigeon.Note("Zerbst", "the last in the alphabet"));
        });
        deliveries.send("pigeon", "Ulm", new Pigeon.Note("Ulm", "by another kind"));
        await().until(() ->
                pigeon.texts().contains("by another kind") && stork.brought.contains("the last in the alphabet"));
        assertThat(stork.brought.stream().filter(text -> text.matches("[ABC].*")))
                .as("brought before, of ninety")
                .hasSizeLessThan(30);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> stork.brought.stream()
                                .filter(text -> text.matches("[ABC].*"))
                                .count()
                        == 90);
    }

    private long bundles() {
        return stork.brought.stream().filter(text -> text.startsWith("bundle")).count();
    }
}
