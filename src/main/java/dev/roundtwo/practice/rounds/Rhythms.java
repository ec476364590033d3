package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.practice.groups.Calendar;
import dev.roundtwo.practice.groups.Group;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens rounds when their day comes and tells of those that no lead told of, one group to a transaction: what is cut off is
 * done by the next run, and what fails in one group does not keep the others.
 */
@Component
class Rhythms {

    private static final Logger LOG = LoggerFactory.getLogger(Rhythms.class);

    private final JdbcClient sql;
    private final Drafts drafts;
    private final Publication publication;
    private final Calendar calendar;
    private final OwnTransaction apart;
    private final Clock clock;

    Rhythms(
            JdbcClient sql,
            Drafts drafts,
            Publication publication,
            Calendar calendar,
            OwnTransaction apart,
            Clock clock) {
        this.sql = sql;
        this.drafts = drafts;
        this.publication = publication;
        this.calendar = calendar;
        this.apart = apart;
        this.clock = clock;
    }

    void keep() {
        Instant now = clock.instant();
        List<Due> due = apart.of(() -> sql.sql("select workspace_id, group_id, round_id from practice_due(?)")
                .param(Timestamp.from(now))
                .query((row, number) -> new Due(
                        row.getObject("workspace_id", UUID.class),
                        row.getObject("group_id", UUID.class),
                        row.getObject("round_id", UUID.class)))
                .list());
        for (Due one : due) {
            try {
                new Scope(one.workspace(), null).run(() -> apart.run(() -> see(one, now)));
            } catch (RuntimeException failure) {
                LOG.error("A round could not be opened or told: group {}", one.group(), failure);
            }
        }
    }

    /** Whoever came first has done it, and this finds nothing more to do. */
    private void see(Due due, Instant now) {
        Group group = calendar.locked(due.group());
        if (group == null) {
            return;
        }
        if (due.round() != null) {
            publication.tellWhole(group, due.round());
            return;
        }
        calendar.advance(group, now).ifPresent(day -> {
            UUID open = drafts.open(group.id());
            if (open == null) {
                drafts.make(group, day, group.told(day));
            } else {
                sql.sql("""
                        update practice_round set starts_on = ?, publish_at = ?, version = version + 1
                        where workspace_id = current_workspace() and id = ?
                        """).params(day, Timestamp.from(group.told(day)), open).update();
            }
        });
    }

    private record Due(UUID workspace, UUID group, @Nullable UUID round) {}
}
