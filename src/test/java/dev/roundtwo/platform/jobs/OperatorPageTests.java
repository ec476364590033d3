package dev.roundtwo.platform.jobs;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.Owner;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

@ModuleTest
@QuickJobs
class OperatorPageTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    DeadLetters letters;

    @Autowired
    Tally tally;

    @Autowired
    JdbcClient sql;

    @Autowired
    Environment environment;

    @Autowired
    JsonMapper json;

    Member ada;
    Member chloe;

    @BeforeEach
    void adaOperates() {
        var people = cast.people();
        ada = people.ada();
        chloe = people.chloe();
        new Owner(environment).makesOperator(ada.accountId(), true);
        sql.sql("delete from dead_letter").update();
        tally.healed = true;
    }

    @AfterEach
    void failAgain() {
        tally.healed = false;
        new Owner(environment).makesOperator(ada.accountId(), false);
    }

    @Test
    void onlyAnOperatorKnowsOfThePages() {
        UUID id = letter("tally", new Tally.Mark("secret plan", true));
        assertThat(web.get().uri("/operator/jobs").with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("tally");
        assertThat(web.get().uri("/operator/jobs").with(as(chloe))).hasStatus(404);
        assertThat(web.get().uri("/operator/jobs/{id}", id).with(as(chloe))).hasStatus(404);
        assertThat(web.post().uri("/operator/jobs/{id}/replays", id).with(as(chloe)))
                .hasStatus(404);
        assertThat(web.post()
                        .uri("/operator/jobs/replays")
                        .param("id", id.toString())
                        .with(as(chloe)))
                .hasStatus(404);
        assertThat(web.get().uri("/operator/jobs")).hasRedirectedUrl("/sign-in?next=%2Foperator%2Fjobs");
        assertThat(web.post().uri("/operator/jobs/replays").with(form())).hasRedirectedUrl("/sign-in");
        assertThat(letters.letter(id).replayedAt()).isNull();
    }

    @Test
    void aMessageThatIsBeingTriedHasNoNextTryInThePast() {
        UUID id = Ids.next();
        sql.sql("""
                insert into delivery (id, kind, destination, lane, correlation_id, payload, sent_at, due_at, attempts, waits,
                    claim, claimed_until)
                values (?, 'pigeon', 'Ulm', 'lane', '', '{}', now(), timestamp '2026-01-02 03:04', 0, 1, ?, now() + interval '1 hour')
                """).params(id, Ids.next()).update();
        try {
            assertThat(web.get().uri("/operator/jobs").with(as(ada)))
                    .bodyText()
                    .contains(id.toString(), "being tried now", "It was put back before")
                    .doesNotContain("2026-01-02");
        } finally {
            sql.sql("delete from delivery where id = ?").param(id).update();
        }
    }

    @Test
    void aLetterShowsCauseAndPayloadButNoSecret() {
        UUID plain = letter("tally", new Tally.Mark("the plan", true));
        UUID mail = letter("mail", new Mail("ben@example.org", "Your link", "https://localhost/sign-in/abc"));
        assertThat(web.get().uri("/operator/jobs/{id}", plain).with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("the plan", "what went wrong");
        assertThat(web.get().uri("/operator/jobs/{id}", mail).with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("Hidden")
                .doesNotContain("sign-in/abc", "ben@example.org");
    }

    @Test
    void aReplayRunsOnceHoweverOftenTheButtonIsPressed() {
        UUID id = letter("tally", new Tally.Mark("again", true));
        UUID message = letters.letter(id).given().messageId();
        assertThat(web.post().uri("/operator/jobs/{id}/replays", id).with(as(ada)))
                .hasStatus3xxRedirection();
        await().until(() -> tally.runs(message).size() == 1);
        sql.sql("delete from job_done where message_id = ?").param(message).update();
        assertThat(web.post().uri("/operator/jobs/{id}/replays", id).with(as(ada)))
                .hasRedirectedUrl("/operator/jobs")
                .flash()
                .containsEntry("replayed", 0);
        assertThat(sql.sql("select count(*) from scheduled_tasks where task_instance = ?")
                        .param(message.toString())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(tally.runs(message)).hasSize(1);
    }

    @Test
    void allListedAreReplayedTogetherAndPagesFollowEachOther() {
        UUID oldest = letter("tally", new Tally.Mark("oldest", true));
        UUID last = oldest;
        for (int i = 0; i < Operation.PAGE; i++) {
            last = letter("tally", new Tally.Mark("more", true));
        }
        assertThat(web.get().uri("/operator/jobs").with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("Older", last.toString())
                .doesNotContain(oldest.toString());
        UUID second = sql.sql("select id from dead_letter where id > ? order by id limit 1")
                .param(oldest)
                .query(UUID.class)
                .single();
        assertThat(web.get().uri("/operator/jobs?before={id}", second).with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains(oldest.toString())
                .doesNotContain(last.toString());
        assertThat(web.post()
                        .uri("/operator/jobs/replays")
                        .param("id", oldest.toString(), last.toString())
                        .with(as(ada)))
                .hasRedirectedUrl("/operator/jobs")
                .flash()
                .containsEntry("replayed", 2);
        assertThat(web.get().uri("/operator/jobs?replayed=99999").with(as(ada)))
                .as("an address says nothing of what was done")
                .hasStatusOk()
                .bodyText()
                .doesNotContain("99,999");
        UUID message = letters.letter(oldest).given().messageId();
        await().until(() -> tally.runs(message).size() == 1);
    }

    private UUID letter(String kind, Object payload) {
        UUID message = Ids.next();
        letters.keep(
                new Job(kind, message, null, null, "a-request", json.valueToTree(payload), null).given(),
                "what went wrong",
                3);
        return sql.sql("select id from dead_letter where message_id = ?")
                .param(message)
                .query(UUID.class)
                .single();
    }
}
