package dev.roundtwo.tenancy.privacy;

import static dev.roundtwo.Cast.in;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.platform.privacy.OpenParcel;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an owner takes along is the whole workspace: whatever table comes next is in it, or is left out for a reason. */
@ModuleTest
class WholeWorkspaceTests {

    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            entry("allowance", "what operators grant; the limits page shows it"),
            entry("api_answer", "answers to programs, kept for a day to be repeated"),
            entry("dead_letter", "failed jobs, for operators"),
            entry("delivery", "messages on their way, gone when they arrive"),
            entry("feedback_edit", "how a text came about; what was published is in"),
            entry("feedback_field", "texts not published yet"),
            entry("insight_build", "how far counting has come"),
            entry("insight_due", "whose monthly report is under way"),
            entry("insight_guess", "counted from guesses, cards and feedback, which are in"),
            entry("insight_interview", "counted from the interviews, which are in"),
            entry("insight_level", "counted from cards and feedback, which are in"),
            entry("insight_mark", "what is to be counted right now"),
            entry("insight_match", "counted from the matches, which are in"),
            entry("insight_month", "which months' reports are done"),
            entry("insight_question", "counted from the turns, which are in"),
            entry("insight_seat", "counted from the seats, which are in"),
            entry("insight_share", "a person's own word; in their own download"),
            entry("insight_told", "who was told of which report; in their own download"),
            entry("live_event", "what open pages are told, kept for a week"),
            entry("live_topic", "how far open pages are told"),
            entry("measured_usage", "sizes, measured now and then"),
            entry("note_op", "how shared notes came about; their text is in"),
            entry("notice_choice", "a person's own word; in their own download"),
            entry("notice_held", "mails that wait for their hour; in the person's own download"),
            entry("notice_hours", "a person's own word; in their own download"),
            entry("oauth_consent", "a person's own word; in their own download"),
            entry("oauth_grant", "a person's own word; in their own download"),
            entry("oauth_secret", "digests of secrets"),
            entry("oauth_spent", "digests of spent tokens"),
            entry("parcel", "the download itself"),
            entry("parcel_piece", "the download itself"),
            entry("practice_exception", "a person's own word; in their own download"),
            entry("practice_hours", "a person's own word; in their own download"),
            entry("practice_person", "a person's own word; in their own download"),
            entry("practice_wait", "who waits for a partner right now; in their own download"),
            entry("private_note", "its writer's alone; in their own download"),
            entry("question_index", "made from the questions"),
            entry("scorecard_edit", "how a card came about; the card is in"),
            entry("seat_link_key", "a key"),
            entry("taken_time", "made from interviews and seats"),
            entry("webhook_secret", "sealed secrets"));

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    WorkspacePacking packing;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void everyTableOfAWorkspaceIsInItsExportOrLeftOutForAReason() throws Exception {
        Member ada = cast.people().ada();
        new Traces(sql, transaction).leave(ada, "Ada");
        in(ada, () -> {
            UUID set = sets.create(ada, "Set", "");
            sets.addItem(ada, set, "b01", 10);
            return set;
        });
        List<String> sent = StatementCounter.during(() -> in(ada, () -> OpenParcel.of(packing)));
        var packed = new TreeSet<String>();
        var missing = new TreeSet<String>();
        sql.sql("""
                select c.relname from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                """).query(String.class).list().forEach(table -> {
            var name = Pattern.compile("\\b(from|join) " + table + "\\b");
            boolean read = sent.stream().anyMatch(one -> name.matcher(one).find());
            (read ? packed : missing).add(table);
        });
        assertThat(packed).contains("member", "interview", "sign_on_provider", "oauth_client", "set_item");
        missing.removeAll(LEFT_OUT.keySet());
        assertThat(missing)
                .as("neither in the export nor left out for a reason")
                .isEmpty();
        assertThat(LEFT_OUT.keySet()).as("left out, and yet there").doesNotContainAnyElementsOf(packed);
    }
}
