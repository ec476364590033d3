package dev.roundtwo.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** A POST is done once for its key (v5.0.0-2.3.1, v5.0.0-15.4.2). */
@ModuleTest
class IdempotencyTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Members members;

    Cast.People people;
    Program ada;

    @BeforeEach
    void gather() {
        people = cast.people();
        ada = Program.of(house, web, people.ada());
    }

    @Test
    void theSameRequestTwiceIsDoneOnceAndAnsweredAlike() {
        String key = Ids.next().toString();
        var first = invite(ada, "MEMBER", key).is(201);
        var again = invite(ada, "MEMBER", key).is(201);
        assertThat(again.text()).isEqualTo(first.text()).contains("/invitations/");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.result().getResponse().getContentType())
                .isEqualTo(first.result().getResponse().getContentType());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(open()).isEqualTo(1);
        invite(ada, "MEMBER", Ids.next().toString()).is(201);
        assertThat(open()).isEqualTo(2);
    }

    @Test
    void aRefusalOfTheRequestIsKeptToo() {
        String key = Ids.next().toString();
        var first = ada.post("invitations", "{\"role\":null}", "Idempotency-Key", key)
                .refuses(422);
        var again = ada.post("invitations", "{\"role\":null}", "Idempotency-Key", key)
                .is(422);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void aKeyIsGoodForOneRequestOnly() {
        String key = Ids.next().toString();
        invite(ada, "MEMBER", key).is(201);
        invite(ada, "INTERVIEWER", key).refuses(422);
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void anotherClientAccountOrRouteHasKeysOfItsOwn() {
        String key = Ids.next().toString();
        invite(ada, "MEMBER", key).is(201);
        invite(Program.of(house, web, people.ada()), "MEMBER", key).is(201);
        assertThat(open()).isEqualTo(2);
        ada.post("sets", "{\"title\":\"A set\"}", "Idempotency-Key", key).is(201);
    }

    @Test
    void keysAreShortAndPrintable() {
        invite(ada, "MEMBER", "x".repeat(201)).refuses(400).naming("Idempotency-Key");
        invite(ada, "MEMBER", "täg").refuses(400).naming("Idempotency-Key");
        assertThat(open()).isZero();
    }

    @Test
    void ofManyAtOnceOneIsDoneAndTheOthersWaitOrAreAnsweredAlike() throws Exception {
        String key = Ids.next().toString();
        Callable<Program.Answer> one = () -> invite(ada, "MEMBER", key);
        List<Program.Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(Stream.generate(() -> one).limit(8).toList()).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isEqualTo("1"));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Program.Answer::text)
                        .distinct())
                .hasSize(1);
        assertThat(open()).isEqualTo(1);
    }

    /** The node died after its claim: when the lease is over, the request is done. */
    @Test
    void aClaimThatNobodyFinishedIsFreeAgain() throws Exception {
        String key = Ids.next().toString();
        invite(ada, "MEMBER", key).is(201);
        change("update api_answer set answer = null where key = ?", key);
        var busy = invite(ada, "MEMBER", key).refuses(409);
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        change("update api_answer set leased_until = now() - interval '1 second' where key = ?", key);
        invite(ada, "MEMBER", key).is(201);
        assertThat(open()).isEqualTo(2);
    }

    @Test
    void anAnswerIsForgottenAfterADay() throws Exception {
        String key = Ids.next().toString();
        invite(ada, "MEMBER", key).is(201);
        change("update api_answer set expires_at = now() - interval '1 second' where key = ?", key);
        assertThat(invite(ada, "MEMBER", key).is(201).header("Idempotency-Replayed"))
                .isNull();
    }

    @Test
    void aKeptAnswerIsSealedAndNoWayAroundALostRole() throws Exception {
        Program chloe = Program.of(house, web, people.chloe());
        String key = Ids.next().toString();
        String title = "Sealed " + key;
        chloe.post("sets", "{\"title\":\"" + title + "\"}", "Idempotency-Key", key)
                .is(201);
        String kept = Cast.in(
                people.chloe(),
                () -> transaction.execute(status -> sql.sql("select answer from api_answer where key = ?")
                        .param(key)
                        .query(String.class)
                        .single()));
        assertThat(kept).doesNotContain(title, "title");
        Cast.in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.MEMBER);
            return null;
        });
        chloe.post("sets", "{\"title\":\"" + title + "\"}", "Idempotency-Key", key)
                .refuses(403);
    }

    private static Program.Answer invite(Program who, String role, String key) {
        return who.post("invitations", "{\"role\":\"" + role + "\"}", "Idempotency-Key", key);
    }

    private int open() {
        return ada.get("invitations").is(200).json().path("items").size();
    }

    private void change(String statement, String key) throws Exception {
        Cast.in(
                people.ada(),
                () -> transaction.execute(
                        status -> sql.sql(statement).param(key).update()));
    }
}
