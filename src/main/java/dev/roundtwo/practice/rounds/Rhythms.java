package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.practice.groups.Calendar;
import dev.roundtwo.practice.groups.Group;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens rounds when their day comes and tells of those that no lead told of, one group to a transaction: what is cut off is
 * done by the next run, and what fails in one group does not keep the others.
 */
@Component
class Rhythms {

    static final String CHORE = "keep-practice-rhythms";

    private final JdbcClient sql;
    private final Drafts drafts;
    private final Publication publication;
    private final Calendar calendar;
    private final OwnTransaction apart;
    private final ChoreParts parts;
    private final Clock clock;

    Rhythms(
            JdbcClient sql,
            Drafts drafts,
            Publication publication,
            Calendar calendar,
            OwnTransaction apart,
            ChoreParts parts,
            Clock clock) {
        this.sql = sql;
        this.drafts = drafts;
        this.publication = publication;
        this.calendar = calendar;
        this.apart = apart;
        this.parts = parts;
        this.clock = clock;
    }

    void keep() {
        Instant now = clock.instant();
        parts.<Due>pages(
                last -> apart.of(() -> due(now, last)),
                one -> parts.done(CHORE, "group " + one.group(), () -> new Scope(one.workspace(), null)
                        .run(() -> apart.run(() -> see(one, now)))));
    }

    private List<Due> due(Instant now, Optional<Due> last) {
        return sql.sql("select workspace_id, group_id, round_id from practice_due(:now, :group, :round, :most)")
                .param("now", Timestamp.from(now))
                .param("group", last.map(Due::group).orElse(null))
                .param(
                        "round",
                        last.flatMap(one -> Optional.ofNullable(one.round())).orElse(null))
                .param("most", ChoreParts.PAGE)
                .query((row, number) -> new Due(
                        row.getObject("workspace_id", UUID.class),
                        row.getObject("group_id", UUID.class),
                        row.getObject("round_id", UUID.class)))
                .list();
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
