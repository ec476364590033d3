package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.PartnersNamed;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names in matches that began without: shown to both who practise once both agreed, and told of once. */
@Service
@Transactional
public class MatchNames {

    private final JdbcClient sql;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    MatchNames(JdbcClient sql, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.facts = facts;
        this.clock = clock;
    }

    /** Agrees to show one's name; when both have, both see it. */
    public void show(Member me, UUID match) {
        boolean anonymous = locked(match);
        Place mine = mine(me, match);
        if (mine.named()) {
            return;
        }
        sql.sql("""
                update practice_place set named = true
                where workspace_id = current_workspace() and match_id = ? and account_id = ?
                """).params(match, me.accountId()).update();
        if (anonymous && !mine.part().equals("OBSERVES") && both(match)) {
            facts.publishEvent(new PartnersNamed(me.workspaceId(), match, clock.instant()));
        }
    }

    /** Of two who agree at once the second sees that the first has. */
    private boolean locked(UUID match) {
        return sql.sql("""
                        select anonymous from practice_match
                        where workspace_id = current_workspace() and id = ? and matched_at is not null for update
                        """)
                .param(match)
                .query((row, number) -> row.getBoolean(1))
                .optional()
                .orElseThrow(() -> new NotFound("match", match));
    }

    private Place mine(Member me, UUID match) {
        return sql.sql("""
                        select part, named from practice_place
                        where workspace_id = current_workspace() and match_id = ? and account_id = ?
                        """)
                .params(match, me.accountId())
                .query((row, number) -> new Place(row.getString("part"), row.getBoolean("named")))
                .optional()
                .orElseThrow(() -> new NotFound("match", match));
    }

    private boolean both(UUID match) {
        return sql.sql("""
                        select count(*) = 2 from practice_place
                        where workspace_id = current_workspace() and match_id = ? and named and part <> 'OBSERVES'
                        """).param(match).query(Boolean.class).single();
    }

    private record Place(String part, boolean named) {}
}
