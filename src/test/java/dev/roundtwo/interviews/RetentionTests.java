package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-14.2.7: what a workspace does not want to keep any longer really goes, and nothing else does. */
@ModuleTest
class RetentionTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    Cancellations cancellations;

    @Autowired
    ObjectProvider<Chore> chores;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    UUID old;
    UUID young;
    UUID open;
    String page;

    @BeforeEach
    void hold() throws Exception {
        people = cast.people();
        page = "/w/" + people.ada().workspaceSlug() + "/settings/data";
        old = cancelled(40);
        young = cancelled(20);
        open = new Rooms(sets, interviews).panel(people);
        write(old);
        write(young);
    }

    @Test
    void nothingGoesWhileNothingIsSet() throws Exception {
        night();
        assertThat(count(people.ada(), "select count(*) from interview")).isEqualTo(3);
        assertThat(web.get().uri(page).with(as(people.ada()))).bodyText().contains("Nothing would be erased.");
        assertThat(web.get().uri(page + "?interviews=-3&notes=&recordings=").with(as(people.ada())))
                .bodyText()
                .contains("is shown once the numbers are right")
                .doesNotContain("Nothing would be erased.");
    }

    @Test
    void thePreviewSaysHowManyAndErasesNone() throws Exception {
        assertThat(web.get().uri(page + "?interviews=30&notes=10&recordings=").with(as(people.ada())))
                .bodyText()
                .contains("This would erase 1 interview now.", "This would erase the notes of 2 interviews now.");
        night();
        assertThat(count(people.ada(), "select count(*) from interview")).isEqualTo(3);
    }

    @Test
    void interviewsGoWithAllThatBelongsToThem() throws Exception {
        set("30", "", "");
        night();
        night();
        assertThat(ids()).containsExactlyInAnyOrder(young, open);
        for (String table : List.of("seat", "turn", "timeline_entry", "shared_note", "note_op")) {
            assertThat(count(people.ada(), "select count(*) from " + table + " where interview_id = '" + old + "'"))
                    .as(table)
                    .isZero();
            assertThat(count(people.ada(), "select count(*) from " + table + " where interview_id = '" + young + "'"))
                    .as(table)
                    .isPositive();
        }
        assertThat(count(people.ada(), """
                select count(*) from audit_entry where action = 'retention.applied' and facts @> '{"interviews": "1"}'
                """))
                .as("an entry for what went, and none for the night with nothing to do")
                .isEqualTo(1);
    }

    @Test
    void notesGoAndTheInterviewStays() throws Exception {
        set("", "30", "");
        night();
        assertThat(ids()).contains(old);
        assertThat(count(people.ada(), "select count(*) from note_op where interview_id = '" + old + "'"))
                .isZero();
        assertThat(count(
                        people.ada(),
                        "select count(*) from shared_note where text <> '' and interview_id = '" + old + "'"))
                .isZero();
        assertThat(count(people.ada(), "select count(*) from timeline_entry where interview_id = '" + old + "'"))
                .isPositive();
        assertThat(web.get()
                        .uri("/w/" + people.ada().workspaceSlug() + "/rooms/" + old)
                        .with(as(people.ada())))
                .hasStatusOk();
    }

    @Test
    void recordingsGoAndTheInterviewStays() throws Exception {
        set("", "", "30");
        night();
        assertThat(count(people.ada(), "select count(*) from timeline_entry where interview_id = '" + old + "'"))
                .isZero();
        assertThat(count(people.ada(), "select count(*) from timeline_entry where interview_id = '" + young + "'"))
                .isPositive();
        String room = "/w/" + people.ada().workspaceSlug() + "/rooms/" + old;
        assertThat(web.get().uri(room + "/timeline").with(as(people.ada()))).hasStatusOk();
        assertThat(web.get()
                        .uri("/w/" + people.ada().workspaceSlug() + "/interviews/" + old)
                        .with(as(people.ada())))
                .hasStatusOk();
    }

    @Test
    void whatIsNotOverStaysHoweverOld() throws Exception {
        UUID forgotten =
                Past.at(Instant.now().minus(Duration.ofDays(400)), () -> new Rooms(sets, interviews).panel(people));
        set("1", "1", "1");
        night();
        assertThat(ids()).containsExactlyInAnyOrder(open, forgotten);
    }

    @Test
    void anotherWorkspaceKeepsItsOwn() throws Exception {
        Cast.People others = cast.people();
        Cast.People mine = people;
        people = others;
        UUID theirs = cancelled(500);
        people = mine;
        set("1", "1", "1");
        night();
        assertThat(count(others.ada(), "select count(*) from interview where id = '" + theirs + "'"))
                .isOne();
        assertThat(count(others.ada(), "select count(*) from timeline_entry")).isPositive();
    }

    @Test
    void twoNodesAtOnceEraseEachOnce() throws Exception {
        for (int i = 0; i < 6; i++) {
            cancelled(50);
        }
        set("30", "", "");
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = List.of(threads.submit(this::night), threads.submit(this::night));
            for (var one : both) {
                one.get();
            }
        }
        assertThat(ids()).containsExactlyInAnyOrder(young, open);
        assertThat(count(people.ada(), """
                select coalesce(sum((facts ->> 'interviews')::int), 0) from audit_entry where action = 'retention.applied'
                """)).isEqualTo(7);
    }

    @Test
    void onlyTheOwnerSetsItAndOnlyToDays() {
        for (String odd : List.of("0", "-1", "3651", "abc", "1.5", "99999999999")) {
            assertThat(web.post()
                            .uri(page + "/retention")
                            .param("interviews", odd)
                            .with(as(people.ada())))
                    .as(odd)
                    .hasStatus(422)
                    .bodyText()
                    .contains("Give whole days between 1 and 3,650", "href=\"#interviews\"", "value=\"" + odd + "\"")
                    .containsOnlyOnce("aria-invalid")
                    .contains("aria-describedby=\"interviews-error interviews-hint\"");
        }
        for (Member other : List.of(people.chloe(), people.ben())) {
            assertThat(web.post()
                            .uri(page + "/retention")
                            .param("interviews", "1")
                            .with(as(other)))
                    .hasStatus(403);
            assertThat(web.get().uri(page).with(as(other))).hasStatus(403);
        }
        assertThat(web.post().uri(page + "/retention").param("interviews", "1").with(as(people.charlie())))
                .hasStatus(404);
    }

    @Test
    void theApplicationsRoleErasesNothingThatIsNotSet() throws Exception {
        assertThat(count(people.ada(), "select retention_erase('interviews', 100)"))
                .isZero();
        assertThatThrownBy(() -> count(people.ada(), "select interviews_erase(100)"))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("not to be erased");
        assertThat(ids()).hasSize(3);
    }

    private void set(String interviewDays, String notes, String recordings) {
        assertThat(web.post()
                        .uri(page + "/retention")
                        .param("interviews", interviewDays)
                        .param("notes", notes)
                        .param("recordings", recordings)
                        .with(as(people.ada())))
                .hasStatus3xxRedirection();
    }

    private void night() {
        chores.stream().filter(chore -> chore.name().equals("apply-retention")).forEach(chore -> chore.work()
                .run());
    }

    private UUID cancelled(int daysAgo) throws Exception {
        return Past.at(Instant.now().minus(Duration.ofDays(daysAgo)), () -> {
            UUID id = new Rooms(sets, interviews).panel(people);
            in(people.ada(), () -> {
                cancellations.cancel(people.ada(), id, "Not today.");
                return null;
            });
            return id;
        });
    }

    private void write(UUID interview) throws Exception {
        in(
                people.ada(),
                () -> transaction.execute(status -> {
                    sql.sql("update shared_note set text = 'Words' where interview_id = ?")
                            .param(interview)
                            .update();
                    return sql.sql("""
                    insert into note_op (interview_id, version, workspace_id, id, seat_id, at, removed, inserted, made_at)
                    select ?, 1, current_workspace(), gen_random_uuid(), id, 0, 0, 'Words', now() from seat
                    where interview_id = ? limit 1
                    """).params(interview, interview).update();
                }));
    }

    private List<UUID> ids() throws Exception {
        return in(
                people.ada(),
                () -> transaction.execute(status ->
                        sql.sql("select id from interview").query(UUID.class).list()));
    }

    private Long count(Member who, String query) throws Exception {
        return in(
                who,
                () -> transaction.execute(
                        status -> sql.sql(query).query(Long.class).single()));
    }

    /** {@link Backdated} for work that answers. */
    private static final class Past {

        static <T> T at(Instant instant, java.util.concurrent.Callable<T> work) throws Exception {
            Object[] answer = new Object[1];
            Backdated.at(instant, () -> {
                try {
                    answer[0] = work.call();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            @SuppressWarnings("unchecked")
            T made = (T) answer[0];
            return made;
        }
    }
}
