package dev.roundtwo.tenancy.privacy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.privacy.OpenParcel;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-14.2.6: a download holds everything of a person, and no secret; whatever table comes next has to say which it is. */
@ModuleTest
class OwnDataTests {

    /** Columns that may name an account, or a seat that may be an account's, in whatever way. */
    private static final String COLUMNS = """
            select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
              and (exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any(k.conkey)
                      and k.confrelid in ('account'::regclass, 'seat'::regclass))
                  or (a.atttypid = 'uuid'::regtype and a.attname not in ('id', 'workspace_id') and not exists (
                      select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any(k.conkey)))
                  or a.atttypid = 'citext'::regtype or a.attname in ('email', 'recipient'))
            order by 1
            """;

    /** What a download leaves out, and why. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            entry("api_answer.account_id", "answers to programs, kept for a day to be repeated"),
            entry("api_answer.claim", "names no account"),
            entry("audit_head.chain", "where a chain ends; its entries are in"),
            entry(
                    "dead_letter.account_id",
                    "failed jobs, which operators send round again or which go with the account"),
            entry("dead_letter.message_id", "names no account"),
            entry("delivery.account_id", "a message on its way, gone when it arrives"),
            entry("delivery.claim", "names no account"),
            entry("dead_letter.replayed_by", "an operator's act; the installation's log has it"),
            entry("insight_build.run", "names no account"),
            entry("insight_due.account_id", "whose monthly report is under way; those that were told are in"),
            entry("insight_guess.account_id", "counted from guesses, cards and feedback, which are in"),
            entry("insight_interview.group_id", "names a group"),
            entry("insight_level.account_id", "counted from cards and feedback, which are in"),
            entry("insight_mark.interview_id", "names an interview"),
            entry("insight_match.group_id", "names a group"),
            entry("insight_seat.account_id", "counted from the seats, which are in"),
            entry("insight_seat.group_id", "names a group"),
            entry("insight_seat.seat_id", "counted from the seats, which are in"),
            entry("interview.swap_proposed_by", "true for some seconds; the timeline has it"),
            entry("job_done.message_id", "names no account"),
            entry("oauth_client.account_id", "a program's account, which is nobody's"),
            entry("oauth_grant.door", "names a provider"),
            entry("outbox_mail.recipient", "copies of mails that went to the person, where there is no mail server"),
            entry("parcel.account_id", "the download itself"),
            entry("parcel_piece.account_id", "the download itself"),
            entry("practice_group.set_id", "names a set"),
            entry("practice_group_set.set_id", "names a set"),
            entry("practice_match.set_id", "names a set"),
            entry("practice_place.round_id", "names a round"),
            entry("question.copied_from", "names a question"),
            entry("question_set.family", "names a set"),
            entry("sign_on_left.account_id", "only of workspaces one has left, from which nothing comes"),
            entry("taken_time.account_id", "when one has interviews, which are in"),
            entry("taken_time.interview_id", "names an interview"),
            entry("taken_time.seat_id", "names a seat"),
            entry("turn.set_id", "names a set"),
            entry("workspace.closing_by", "of closed workspaces, from which nothing comes; the log has it"));

    @Autowired
    Cast cast;

    @Autowired
    PersonalPacking packing;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Member ben;

    @BeforeEach
    void leaveTraces() throws Exception {
        ben = cast.people().ben();
        new Traces(sql, transaction).leave(ben, "Ben Okafor");
    }

    @Test
    void everyColumnThatNamesAPersonIsInTheDownloadOrLeftOutForAReason() throws Exception {
        List<String> sent = StatementCounter.during(this::packed);
        var packed = new TreeSet<String>();
        var missing = new TreeSet<String>();
        for (String column : sql.sql(COLUMNS).query(String.class).list()) {
            String[] parts = column.split("\\.");
            boolean read = sent.stream().anyMatch(statement -> reads(statement, parts[0], parts[1]));
            (read ? packed : missing).add(column);
        }
        assertThat(packed).contains("passkey.account_id", "audit_entry.account", "seat.account_id");
        missing.removeAll(LEFT_OUT.keySet());
        assertThat(missing)
                .as("neither in the download nor left out for a reason")
                .isEmpty();
        assertThat(LEFT_OUT.keySet()).as("left out, and yet there").doesNotContainAnyElementsOf(packed);
    }

    /** Whether the statement names that column of that table, by the table's alias where there is one. */
    private static boolean reads(String statement, String table, String column) {
        var place = Pattern.compile(
                        "\\b(?:from|join) " + table + "\\b(?: (?!where|join|left|on|order|group)(\\w+)\\b)?")
                .matcher(statement);
        while (place.find()) {
            String alias = place.group(1);
            String named = alias == null ? "(?<![.\\w])" : "\\b" + alias + "\\.";
            if (Pattern.compile(named + column + "\\b").matcher(statement).find()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void itTellsOfEveryWayInAndHoldsNoSecret() throws Exception {
        Map<String, String> files = packed();
        assertThat(files.get("passkeys.json")).contains("Ben Okafor", "added_at", "last_used");
        assertThat(files.get("authenticator-app.json")).contains("since");
        assertThat(files.get("recovery-codes.json")).contains("\"left\":1");
        assertThat(files.get("known-browsers.json")).contains("last_seen");
        assertThat(files.get("linked-identities.json")).contains("https://provider.example", ben.email(), "since");
        assertThat(files.get("apps-that-act-for-you.json")).contains("An app", ben.workspaceName(), "profile", "since");
        assertThat(files.get("when-apps-were-let-in.json")).contains("An app", "started_at");
        assertThat(files.get("sign-in-links-that-wait.json")).contains("expires_at");
        String folder = ben.workspaceSlug() + "/";
        assertThat(files.get(folder + "activity.json")).contains("member.joined");
        assertThat(files.get(folder + "interviews-you-planned.json")).contains("Talk");
        assertThat(files.get(folder + "api-clients-you-registered.json")).contains("An app");
        assertThat(files.get(folder + "webhooks-you-added.json")).contains("https://example.org/hook");
        assertThat(files.get(folder + "issuers-you-said-to-trust.json")).contains("https://issuer.example");
        assertThat(String.join(" ", files.values()))
                .doesNotContain("sealed-seed", "code-digest", "used-digest", "key-material", "browser-digest");
        assertThat(files.get("index.html"))
                .as("the page to read has them too")
                .contains("Passkeys</h3>", "Linked identities</h3>", "https://provider.example", "An app");
    }

    @Test
    void itHoldsWhatOneDidForTheInstallationAlsoWhenOneDoesNotOperateIt() throws Exception {
        Scope.ofAccount(ben.accountId())
                .run(() -> audit.recordForInstallation("account.enabled", "account", ben.accountId()));
        assertThat(packed().get("what-you-did-for-the-installation.json")).contains("account.enabled");
        Member chloe = cast.people().chloe();
        assertThat(packed(chloe).get("what-you-did-for-the-installation.json"))
                .as("not what others did")
                .doesNotContain("account.enabled");
    }

    private Map<String, String> packed() throws Exception {
        return packed(ben);
    }

    private Map<String, String> packed(Member who) throws Exception {
        return Scope.ofAccount(who.accountId()).call(() -> OpenParcel.of(packing));
    }
}
