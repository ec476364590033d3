package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.groups.Group;
import dev.roundtwo.practice.rounds.Pairing.Match;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes matches down and tells of them: in the transaction at hand, so that either all of it is or nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Matches {

    private static final String PLACES = """
            select t.id, t.group_id, t.matched_at,
                case when t.set_id is distinct from t.sets[1] then array_remove(array[t.set_id], null) else t.sets end as sets,
                t.anonymous and count(*) filter (where l.named and l.part <> 'OBSERVES') < 2 as anonymous,
                (array_agg(l.account_id) filter (where l.part = 'ASKS'))[1] as asks,
                (array_agg(l.account_id) filter (where l.part = 'ANSWERS'))[1] as answers,
                (array_agg(l.account_id) filter (where l.part = 'OBSERVES'))[1] as observes
            from practice_match t join practice_place l on l.match_id = t.id
            where t.workspace_id = current_workspace()
            """;

    private final JdbcClient sql;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Matches(JdbcClient sql, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.facts = facts;
        this.clock = clock;
    }

    /** Two people found each other outside of rounds: it holds at once. */
    public UUID found(UUID asks, UUID answers) {
        UUID match = Ids.next();
        keep(match, null, null, List.of(), false, clock.instant());
        place(match, null, asks, "ASKS");
        place(match, null, answers, "ANSWERS");
        tell("and t.id = ? group by t.id", match, clock.instant());
        return match;
    }

    /** What was told of it, as it is now; nothing before it was, and when one of the two is gone. */
    public Optional<PeersMatched> told(UUID match) {
        return sql.sql(PLACES + """
                        and t.id = ? and t.matched_at is not null group by t.id
                        having count(*) filter (where l.part <> 'OBSERVES') = 2
                        """)
                .param(match)
                .query((row, number) -> fact(row, row.getTimestamp("matched_at").toInstant()))
                .optional();
    }

    /** Those of a draft: nobody is told yet. */
    void keep(Group group, UUID round, List<Match> matches) {
        for (Match one : matches) {
            UUID match = Ids.next();
            keep(match, group.id(), round, group.sets(), group.anonymous(), null);
            place(match, round, one.asks(), "ASKS");
            place(match, round, one.answers(), "ANSWERS");
            if (one.observes() != null) {
                place(match, round, one.observes(), "OBSERVES");
            }
        }
    }

    /** All of the round hold from now on, with what the group says now. */
    void tell(Group group, UUID round, Instant now) {
        sql.sql("""
                update practice_match set matched_at = :now, set_id = :set, sets = :sets::uuid[], anonymous = :anonymous
                where workspace_id = current_workspace() and round_id = :round
                """)
                .param("now", Timestamp.from(now))
                .param("set", group.sets().stream().findFirst().orElse(null))
                .param("sets", group.sets().toArray(UUID[]::new))
                .param("anonymous", group.anonymous())
                .param("round", round)
                .update();
        tell("and t.round_id = ? group by t.id order by t.id", round, now);
    }

    private void tell(String which, UUID id, Instant now) {
        sql.sql(PLACES + which)
                .param(id)
                .query((row, number) -> fact(row, now))
                .list()
                .forEach(facts::publishEvent);
    }

    private static PeersMatched fact(ResultSet row, Instant at) throws SQLException {
        return new PeersMatched(
                Objects.requireNonNull(Scope.current().workspace()),
                row.getObject("id", UUID.class),
                row.getObject("group_id", UUID.class),
                List.of((UUID[]) row.getArray("sets").getArray()),
                row.getObject("asks", UUID.class),
                row.getObject("answers", UUID.class),
                row.getObject("observes", UUID.class),
                row.getBoolean("anonymous"),
                at);
    }

    private void keep(
            UUID match,
            @Nullable UUID group,
            @Nullable UUID round,
            List<UUID> sets,
            boolean anonymous,
            @Nullable Instant at) {
        sql.sql("""
                insert into practice_match (id, workspace_id, group_id, round_id, set_id, sets, anonymous, matched_at)
                values (:id, current_workspace(), :group, :round, :set, :sets::uuid[], :anonymous, :at)
                """)
                .param("id", match)
                .param("group", group)
                .param("round", round)
                .param("set", sets.stream().findFirst().orElse(null))
                .param("sets", sets.toArray(UUID[]::new))
                .param("anonymous", anonymous)
                .param("at", at == null ? null : Timestamp.from(at))
                .update();
    }

    private void place(UUID match, @Nullable UUID round, UUID account, String part) {
        sql.sql("""
                insert into practice_place (workspace_id, match_id, round_id, account_id, part, named)
                values (current_workspace(), :match, :round, :account, :part, false)
                """)
                .param("match", match)
                .param("round", round)
                .param("account", account)
                .param("part", part)
                .update();
    }
}
