package dev.roundtwo.tenancy.notices;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of notices share: telling at a time, and reading what came of it. */
abstract class NoticesTest {

    /** So far ahead that mails stay on their way and can be read there. */
    static final String NOON = "2030-01-10T12:00:00Z";

    @Autowired
    Cast cast;

    @Autowired
    Notices notices;

    @Autowired
    Preferences preferences;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;

    @BeforeEach
    void gather() {
        people = cast.people();
    }

    UUID tell(Member to, NoticeKind kind, String title) {
        Notice notice = notice(Ids.next(), to, kind, title);
        tellAt(NOON, notice);
        return notice.id();
    }

    void tell(Notice notice) {
        within(people.ada(), () -> {
            notices.tell(notice);
            return notice;
        });
    }

    void tellAt(String now, Notice notice) {
        Backdated.at(Instant.parse(now), () -> tell(notice));
    }

    <T> T within(Member who, Callable<T> work) {
        try {
            return in(
                    who,
                    () -> transaction.execute(status -> {
                        try {
                            return work.call();
                        } catch (RuntimeException e) {
                            throw e;
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Notice notice(UUID id, Member to, NoticeKind kind, String title) {
        return new Notice(
                id,
                to.accountId(),
                kind,
                "match/1",
                title,
                List.of("Chloé and you are paired."),
                List.of(new Row("Until", "Sunday")),
                "See it",
                "/w/" + to.workspaceSlug() + "/groups",
                null,
                null);
    }

    /** Subjects of the mails on their way to somebody, in their order. */
    List<String> mails(Member who) {
        return sql.sql("select payload ->> 'subject' from delivery where payload ->> 'to' = ? order by number")
                .param(who.email())
                .query(String.class)
                .list();
    }

    /** How often pages that stand open were told that somebody's inbox changed. */
    int rings(Member who) {
        return within(who, () -> sql.sql(
                        "select coalesce(max(last_no), 0) from live_topic where workspace_id = current_workspace() and topic = ?")
                .param("notices/" + who.accountId())
                .query(Integer.class)
                .single());
    }

    void zone(Member who, String zone) {
        sql.sql("update account set zone = ?, region_chosen = true where id = ?")
                .params(zone, who.accountId())
                .update();
    }

    /** As the person would say it on the page: this kind this way, the rest as it was. */
    void prefer(Member who, NoticeKind kind, boolean shown, MailTime mail, String from, String until, int hour) {
        within(who, () -> {
            PreferencesForm form = preferences.of(who);
            var kinds = new ArrayList<String>(form.shown() == null ? List.of() : form.shown());
            kinds.remove(kind.name());
            if (shown) {
                kinds.add(kind.name());
            }
            var times = new HashMap<String, String>(form.mail() == null ? Map.of() : form.mail());
            times.put(kind.name(), mail.name());
            preferences.keep(who, new PreferencesForm(kinds, times, from, until, hour));
            return who;
        });
    }
}
