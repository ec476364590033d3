package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.notices.HeldMails.Held;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends what was held back when its hour has come, one person to a transaction: what is cut off is done by the next run, on this
 * node or another, and what fails for one does not keep the others.
 */
@Component
class DueMails {

    static final String CHORE = "send-due-mails";
    static final int LINES = 50;

    private final JdbcClient sql;
    private final Recipients recipients;
    private final HeldMails held;
    private final Postbox postbox;
    private final OneByOne turns;
    private final OwnTransaction apart;
    private final ChoreParts parts;
    private final Clock clock;

    DueMails(
            JdbcClient sql,
            Recipients recipients,
            HeldMails held,
            Postbox postbox,
            OneByOne turns,
            OwnTransaction apart,
            ChoreParts parts,
            Clock clock) {
        this.sql = sql;
        this.recipients = recipients;
        this.held = held;
        this.postbox = postbox;
        this.turns = turns;
        this.apart = apart;
        this.parts = parts;
        this.clock = clock;
    }

    /** To everybody to whom something is due. */
    void send() {
        parts.<Due>pages(last -> apart.of(() -> due(last)), this::send);
    }

    private List<Due> due(Optional<Due> last) {
        return sql.sql("select workspace_id, account_id from notices_due(:now, :workspace, :account, :most)")
                .param("now", Timestamp.from(clock.instant()))
                .param("workspace", last.map(Due::workspace).orElse(null))
                .param("account", last.map(Due::account).orElse(null))
                .param("most", ChoreParts.PAGE)
                .query((row, number) ->
                        new Due(row.getObject("workspace_id", UUID.class), row.getObject("account_id", UUID.class)))
                .list();
    }

    private void send(Due due) {
        parts.done(CHORE, "account " + due.account(), () -> new Scope(due.workspace(), due.account())
                .run(() -> apart.run(() -> open(due))));
    }

    private void open(Due due) {
        turns.take("notices", due.account());
        Instant now = clock.instant();
        List<Held> late = held.take(due.account(), now, false);
        for (Held one : late) {
            recipient(due, one).ifPresent(to -> postbox.send(to, one.notice()));
        }
        Recipient reader = recipients.find(due.account(), NoticeKind.GROUP).orElse(null);
        LocalDate today = reader == null
                ? LocalDate.EPOCH
                : now.atZone(reader.region().zone()).toLocalDate();
        LocalDate last = reader == null ? null : reader.hours().digestOn();
        if (reader != null && last != null && !last.isBefore(today)) {
            held.putOff(
                    due.account(),
                    reader.hours().nextDigest(now, reader.region().zone()));
            return;
        }
        List<Held> lines = held.take(due.account(), now, true).stream()
                .filter(line -> !line.read())
                .toList();
        if (reader != null && !lines.isEmpty()) {
            List<Held> told = newest(lines);
            postbox.send(reader, told.stream().map(Held::notice).toList(), lines.size() - told.size(), today);
            note(due.account(), today);
        }
    }

    /** No more than a mail can hold; what the inbox does not show stands in the mail all the same. */
    private static List<Held> newest(List<Held> lines) {
        List<Held> told = new ArrayList<>();
        int room = LINES;
        for (Held line : lines.reversed()) {
            if (!line.shown() || room > 0) {
                told.addFirst(line);
                room--;
            }
        }
        return told;
    }

    private Optional<Recipient> recipient(Due due, Held one) {
        return recipients.find(due.account(), one.notice().kind());
    }

    private void note(UUID account, LocalDate today) {
        sql.sql("""
                insert into notice_hours (workspace_id, account_id, digest_hour, digest_on) values (current_workspace(), :account, :hour, :day)
                on conflict (workspace_id, account_id) do update set digest_on = :day
                """)
                .param("account", account)
                .param("hour", Hours.DIGEST_HOUR)
                .param("day", today)
                .update();
    }

    private record Due(UUID workspace, UUID account) {}
}
