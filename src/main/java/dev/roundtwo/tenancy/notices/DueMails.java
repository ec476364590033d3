package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.notices.HeldMails.Held;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends what was held back when its hour has come, one person to a transaction: what is cut off is done by the next run, on this
 * node or another, and what fails for one does not keep the others.
 */
@Component
class DueMails {

    static final int AT_A_TIME = 500;
    private static final Logger LOG = LoggerFactory.getLogger(DueMails.class);

    private final JdbcClient sql;
    private final Recipients recipients;
    private final HeldMails held;
    private final Postbox postbox;
    private final OneByOne turns;
    private final OwnTransaction apart;
    private final Clock clock;

    DueMails(
            JdbcClient sql,
            Recipients recipients,
            HeldMails held,
            Postbox postbox,
            OneByOne turns,
            OwnTransaction apart,
            Clock clock) {
        this.sql = sql;
        this.recipients = recipients;
        this.held = held;
        this.postbox = postbox;
        this.turns = turns;
        this.apart = apart;
        this.clock = clock;
    }

    /** Until nothing is due, or what is left fails. */
    void send() {
        List<Due> due;
        int sent;
        do {
            due = apart.of(this::due);
            sent = 0;
            for (Due one : due) {
                sent += send(one) ? 1 : 0;
            }
        } while (due.size() == AT_A_TIME && sent > 0);
    }

    private List<Due> due() {
        return sql.sql("select workspace_id, account_id from notices_due(?, ?)")
                .params(Timestamp.from(clock.instant()), AT_A_TIME)
                .query((row, number) ->
                        new Due(row.getObject("workspace_id", UUID.class), row.getObject("account_id", UUID.class)))
                .list();
    }

    private boolean send(Due due) {
        try {
            new Scope(due.workspace(), due.account()).run(() -> apart.run(() -> open(due)));
            return true;
        } catch (RuntimeException failure) {
            LOG.error("Mails that were held back could not be sent: account {}", due.account(), failure);
            return false;
        }
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
            postbox.send(reader, lines.stream().map(Held::notice).toList(), today);
            note(due.account(), today);
        }
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
