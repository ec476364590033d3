package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.Stamps;
import dev.roundtwo.interviews.TimesProposed;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.scope.Scope;
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

/** Where proposals are written down: one open one for each interview or match. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProposalBook {

    private static final String OPEN_MATCH = "match_id = ? and ended is null";
    private static final String OPEN_INTERVIEW = "interview_id = ? and ended is null";

    private final JdbcClient sql;
    private final Stamps stamps;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    ProposalBook(JdbcClient sql, Stamps stamps, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.stamps = stamps;
        this.facts = facts;
        this.clock = clock;
    }

    Proposal named(UUID proposal) {
        return find("id = ?", proposal, "").orElseThrow(() -> new NotFound("proposal", proposal));
    }

    /** Nobody else answers it until the transaction ends. */
    Proposal held(UUID proposal) {
        return find("id = ?", proposal, " for update").orElseThrow(() -> new NotFound("proposal", proposal));
    }

    Optional<Proposal> ofInterview(UUID interview) {
        return find(OPEN_INTERVIEW, interview, "");
    }

    Optional<Proposal> ofMatch(UUID match) {
        return find(OPEN_MATCH, match, "");
    }

    /** Takes the place of the one before. */
    UUID put(@Nullable UUID interview, @Nullable UUID match, UUID by, List<Instant> wanted) {
        stamps.one(by);
        UUID about = Objects.requireNonNull(interview == null ? match : interview);
        find(interview == null ? OPEN_MATCH : OPEN_INTERVIEW, about, " for update")
                .ifPresent(before -> end(before.id(), "REPLACED"));
        UUID id = Ids.next();
        Instant now = clock.instant();
        sql.sql("""
                insert into time_proposal (id, workspace_id, interview_id, match_id, account_id, times, made_at)
                values (:id, current_workspace(), :interview, :match, :by, :times, :at)
                """)
                .param("id", id)
                .param("interview", interview)
                .param("match", match)
                .param("by", by)
                .param("times", wanted.stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .param("at", Timestamp.from(now))
                .update();
        facts.publishEvent(
                new TimesProposed(Objects.requireNonNull(Scope.current().workspace()), id, now));
        return id;
    }

    void end(UUID proposal, String how) {
        sql.sql("update time_proposal set ended = ?, ended_at = ? where id = ?")
                .params(how, Timestamp.from(clock.instant()), proposal)
                .update();
    }

    private Optional<Proposal> find(String which, UUID id, String lock) {
        return sql.sql("select " + Proposal.COLUMNS
                        + " from time_proposal where workspace_id = current_workspace() and " + which + lock)
                .param(id)
                .query(Proposal::read)
                .optional();
    }
}
