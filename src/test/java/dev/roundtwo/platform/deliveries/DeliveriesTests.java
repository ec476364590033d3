package dev.roundtwo.platform.deliveries;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.Owner;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.CorrelationFilter;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@QuickDeliveries
class DeliveriesTests {

    @Autowired
    Deliveries deliveries;

    @Autowired
    Queue queue;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Again again;

    @Autowired
    Pigeon pigeon;

    @Autowired
    Cast cast;

    @Autowired
    MockMvcTester web;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void settle() {
        pigeon.cutOff.clear();
        pigeon.refused.clear();
        pigeon.busy.clear();
        pigeon.slow.clear();
        if (!dispatch.isRunning()) {
            dispatch.start();
        }
        await().until(() -> waiting() == 0);
    }

    @Test
    void aMessageIsCarriedWithoutATransactionInTheScopeAndUnderTheRequestThatSentIt() throws Exception {
        var ada = cast.people().ada();
        UUID id = Ids.next();
        try (var ignored = MDC.putCloseable(CorrelationFilter.KEY, "request-of-ada")) {
            Cast.in(ada, () -> {
                send(id, "Ulm", "lane", "carried");
                return null;
            });
        }
        await().until(() -> pigeon.arrived.contains("carried"));
        assertThat(pigeon.handed)
                .contains(new Pigeon.Handed(
                        id, "carried", new Scope(ada.workspaceId(), ada.accountId()), "request-of-ada", false));
    }

    @Test
    void aMessageOfARolledBackTransactionWasNever() {
        transaction.executeWithoutResult(status -> {
            send(Ids.next(), "Ulm", "lane", "never");
            status.setRollbackOnly();
        });
        send(Ids.next(), "Ulm", "lane", "after never");
        await().until(() -> pigeon.texts().contains("after never"));
        assertThat(pigeon.texts()).doesNotContain("never");
    }

    @Test
    void aMessageSentTwiceUnderOneIdGoesOnce() {
        UUID id = Ids.next();
        send(id, "Ulm", "lane", "once");
        await().until(() -> pigeon.arrived.contains("once"));
        send(id, "Ulm", "lane", "once");
        assertThat(waiting()).isZero();
        assertThat(pigeon.texts()).containsOnlyOnce("once");
    }

    @Test
    void anOperatorReadsWhereAMessageWaitsWhyAndUntilWhenButNotWhatItSays() {
        Member operator = cast.people().ada();
        pigeon.cutOff.add("Troy");
        UUID id = Ids.next();
        String token = "t".repeat(43);
        send(id, "Troy", "lane", "<helen.of-sparta@example.org>, " + token);
        await().until(() -> sql.sql("select count(*) from delivery where id = ? and waits > 0")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0);
        new Owner(environment).makesOperator(operator.accountId(), true);
        try {
            assertThat(web.get().uri("/operator/jobs").with(as(operator)))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "Messages that wait",
                            "pigeon",
                            id.toString(),
                            "Troy",
                            "Nobody in Troy",
                            "Next try",
                            "[address]",
                            "[hidden]")
                    .doesNotContain("helen.of-sparta", token);
        } finally {
            new Owner(environment).makesOperator(operator.accountId(), false);
        }
    }

    @Test
    void ofManyThatWaitAPageStandsThereWithTheirNumber() {
        Member operator = cast.people().ada();
        pigeon.cutOff.add("Troy");
        IntStream.range(0, 35).forEach(number -> send(Ids.next(), "Troy", "lane " + number, "many"));
        await().until(() -> sql.sql("select count(*) from delivery where waits > 0")
                        .query(Long.class)
                        .single()
                == 35);
        new Owner(environment).makesOperator(operator.accountId(), true);
        try {
            assertThat(web.get().uri("/operator/jobs").with(as(operator)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("The next 30 of 35.");
        } finally {
            new Owner(environment).makesOperator(operator.accountId(), false);
        }
    }

    @Test
    void nothingOvertakesInALaneThoughItsFirstHasToWait() {
        List<String> texts =
                IntStream.range(0, 12).mapToObj(n -> "ordered " + n).toList();
        pigeon.cutOff.add("Bonn");
        transaction.executeWithoutResult(
                status -> texts.forEach(text -> send(Ids.next(), "Bonn", "Ben about an interview", text)));
        await().until(() -> pigeon.tried.contains("ordered 0"));
        pigeon.cutOff.clear();
        await().until(() -> pigeon.texts().contains("ordered 11"));
        assertThat(pigeon.texts().stream().filter(text -> text.startsWith("ordered")))
                .containsExactlyElementsOf(texts);
    }

    @Test
    void aTownThatIsCutOffDelaysNoOtherAndItsMessagesLoseNoTry() {
        pigeon.cutOff.add("Kiel");
        for (int n = 0; n < 40; n++) {
            send(Ids.next(), "Kiel", "lane " + n, "kiel " + n);
        }
        await().until(() ->
                pigeon.tried.stream().filter(text -> text.startsWith("kiel")).count() >= 8);
        send(Ids.next(), "Ulm", "lane", "to Ulm meanwhile");
        await().atMost(Duration.ofSeconds(2)).until(() -> pigeon.texts().contains("to Ulm meanwhile"));
        long tries =
                pigeon.tried.stream().filter(text -> text.startsWith("kiel")).count();
        assertThat(sql.sql("select coalesce(max(attempts), 0) from delivery where destination = 'Kiel'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(tries).as("it rests instead of being tried forty times over").isLessThan(40);
        pigeon.cutOff.clear();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> pigeon.texts().stream()
                                .filter(text -> text.startsWith("kiel"))
                                .count()
                        == 40);
    }

    @Test
    void whatIsRefusedThreeTimesIsADeadLetterThatGoesOutUnderItsOldIdWhenItIsReplayed() {
        UUID id = Ids.next();
        pigeon.refused.add("unwanted");
        send(id, "Ulm", "lane of the unwanted", "unwanted");
        send(Ids.next(), "Ulm", "lane of the unwanted", "behind the unwanted");
        await().until(() -> pigeon.texts().contains("behind the unwanted"));
        assertThat(pigeon.tried.stream().filter("unwanted"::equals)).hasSize(3);
        var letter = sql.sql("select kind, destination, lane, attempts, cause from dead_letter where message_id = ?")
                .param(id)
                .query()
                .singleRow();
        assertThat(letter)
                .containsEntry("kind", "pigeon")
                .containsEntry("destination", "Ulm")
                .containsEntry("lane", "lane of the unwanted")
                .containsEntry("attempts", 3)
                .containsEntry("cause", "java.lang.IllegalStateException: Not wanted");

        Member ada = cast.people().ada();
        new Owner(environment).makesOperator(ada.accountId(), true);
        UUID kept = sql.sql("select id from dead_letter where message_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        assertThat(web.get().uri("/operator/jobs/{id}", kept).with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("Not wanted", "Was to go to", "Ulm", id.toString(), "&quot;unwanted&quot;");
        assertThat(web.get().uri("/operator/jobs").with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("pigeon", "Messages on their way");
        pigeon.refused.clear();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(web.post().uri("/operator/jobs/{id}/replays", kept).with(as(ada)))
                    .hasStatus3xxRedirection();
        }
        await().until(() -> pigeon.arrived.contains("unwanted"));
        assertThat(pigeon.handed.stream().filter(handed -> handed.text().equals("unwanted")))
                .singleElement()
                .matches(handed -> handed.id().equals(id), "under its old id");
        new Owner(environment).makesOperator(ada.accountId(), false);
    }

    @Test
    void whatIsWantedLaterLosesNoTryAndShutsNobodyOut() {
        for (int n = 0; n < 8; n++) {
            pigeon.busy.add("later " + n);
            send(Ids.next(), "Köln", "Köln " + n, "later " + n);
        }
        await().until(() ->
                pigeon.tried.stream().filter(text -> text.startsWith("later")).count() > 30);
        send(Ids.next(), "Köln", "another lane", "to Köln meanwhile");
        await().atMost(Duration.ofSeconds(2)).until(() -> pigeon.texts().contains("to Köln meanwhile"));
        pigeon.busy.clear();
        await().until(() ->
                pigeon.texts().stream().filter(text -> text.startsWith("later")).count() == 8);
    }

    @Test
    void whatNobodyCanReadIsADeadLetterToo() {
        UUID id = Ids.next();
        deliveries.send("pigeon", id, "Ulm", "unreadable", "no note at all");
        await().until(() -> sql.sql("select count(*) from dead_letter where message_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 1);
        assertThat(sql.sql("select cause from dead_letter where message_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .as("what could not be read is not quoted")
                .startsWith("tools.jackson.")
                .doesNotContain("note");
    }

    @Test
    void twoNodesNeverTakeTheSameAndALostLeaseNotesNothing() {
        dispatch.stop();
        for (int n = 0; n < 6; n++) {
            send(Ids.next(), "Ulm", "own lane " + n, "taken " + n);
        }
        send(Ids.next(), "Ulm", "own lane 0", "second in its lane");
        UUID one = Ids.next();
        UUID other = Ids.next();
        List<Message> first = queue.claim(one, places(4, 10, 0), Duration.ZERO);
        List<Message> second = queue.claim(other, places(10, 10, 10), Duration.ofMinutes(1));
        assertThat(first).hasSize(4);
        assertThat(second).isEmpty();
        List<Message> late = queue.claim(other, places(10, 10, 0), Duration.ofMillis(200));
        assertThat(late).hasSize(6);
        assertThat(queue.claim(one, places(10, 10, 0), Duration.ofMinutes(1))).isEmpty();
        assertThat(queue.remove(first.getFirst(), one)).isFalse();
        assertThat(queue.remove(late.getFirst(), other)).isTrue();
    }

    @Test
    void aKindThatThisNodeDoesNotKnowIsLeftToOthers() {
        deliveries.send("of a later release", "Ulm", new Pigeon.Note("Ulm", "?"));
        send(Ids.next(), "Ulm", "lane", "known");
        await().until(() -> pigeon.texts().contains("known"));
        assertThat(sql.sql("delete from delivery where kind = 'of a later release' and claim is null")
                        .update())
                .isEqualTo(1);
    }

    @Test
    void aWayThatIsTooLongIsBrokenOff() {
        pigeon.slow.add("endless");
        send(Ids.next(), "Ulm", "lane of the endless", "endless");
        await().until(() -> pigeon.tried.contains("endless"));
        pigeon.slow.clear();
        await().atMost(Duration.ofSeconds(6)).until(() -> pigeon.texts().contains("endless"));
    }

    private static Places places(int free, int each, int taken) {
        return new Places(
                free,
                List.of(new Places.Kind("pigeon", each, 100)),
                List.of(new Places.Taken("pigeon", "Ulm", taken, 0)));
    }

    private void send(UUID id, String town, String lane, String text) {
        deliveries.send("pigeon", id, town, lane, new Pigeon.Note(town, text));
    }

    private long waiting() {
        return sql.sql("select count(*) from delivery where kind = 'pigeon'")
                .query(Long.class)
                .single();
    }
}
