package dev.roundtwo.tenancy.notices;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a member wants to be told, of what, and when. */
@Component
@Transactional
class Preferences {

    private final JdbcClient sql;
    private final HeldMails held;
    private final RegionalSettings regions;
    private final Clock clock;

    Preferences(JdbcClient sql, HeldMails held, RegionalSettings regions, Clock clock) {
        this.sql = sql;
        this.held = held;
        this.regions = regions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    PreferencesForm of(Member me) {
        Map<NoticeKind, Choice> choices = new EnumMap<>(NoticeKind.class);
        Stream.of(NoticeKind.values()).forEach(kind -> choices.put(kind, Choice.unmade(kind)));
        sql.sql("select kind, shown, mail from notice_choice where workspace_id = ? and account_id = ?")
                .params(me.workspaceId(), me.accountId())
                .query(row -> {
                    Choice choice = new Choice(row.getBoolean("shown"), MailTime.valueOf(row.getString("mail")));
                    NoticeKind.kept(row.getString("kind")).ifPresent(kind -> choices.put(kind, choice));
                });
        return PreferencesForm.of(choices, hours(me));
    }

    ZoneId zone(Member me) {
        return regions.of(me.accountId()).zone();
    }

    /** Keeps what the form says, which was judged; and what waits already goes by it. */
    void keep(Member me, PreferencesForm form) {
        for (NoticeKind kind : NoticeKind.values()) {
            keep(me, kind, form.choice(kind));
        }
        Integer hour = form.digestHour();
        sql.sql("""
                insert into notice_hours (workspace_id, account_id, quiet_from, quiet_until, digest_hour)
                values (:workspace, :account, :from, :until, :hour)
                on conflict (workspace_id, account_id) do update set quiet_from = :from, quiet_until = :until, digest_hour = :hour
                """)
                .param("workspace", me.workspaceId())
                .param("account", me.accountId())
                .param("from", form.from().orElse(null))
                .param("until", form.until().orElse(null))
                .param("hour", hour == null ? Hours.DIGEST_HOUR : hour)
                .update();
        reschedule(me);
    }

    private void keep(Member me, NoticeKind kind, Choice choice) {
        sql.sql("""
                insert into notice_choice (workspace_id, account_id, kind, shown, mail) values (:workspace, :account, :kind, :shown, :mail)
                on conflict (workspace_id, account_id, kind) do update set shown = :shown, mail = :mail, mail_before = null
                """)
                .param("workspace", me.workspaceId())
                .param("account", me.accountId())
                .param("kind", kind.name())
                .param("shown", choice.shown())
                .param("mail", choice.mail().name())
                .update();
        if (choice.mail() == MailTime.NONE) {
            held.forget(me.workspaceId(), me.accountId(), kind);
        }
    }

    private void reschedule(Member me) {
        Instant now = clock.instant();
        Hours hours = hours(me);
        due(me, false, hours.quietEnd(now, zone(me)).orElse(now));
        due(me, true, hours.nextDigest(now, zone(me)));
    }

    private void due(Member me, boolean digest, Instant due) {
        sql.sql("update notice_held set due_at = ? where workspace_id = ? and account_id = ? and digest = ?")
                .params(Timestamp.from(due), me.workspaceId(), me.accountId(), digest)
                .update();
    }

    private Hours hours(Member me) {
        return sql.sql(
                        "select quiet_from, quiet_until, digest_hour, digest_on from notice_hours where workspace_id = ? and account_id = ?")
                .params(me.workspaceId(), me.accountId())
                .query((row, number) -> Recipients.hours(row))
                .optional()
                .orElse(Hours.UNSAID);
    }
}
