package dev.roundtwo.insights.models;

import dev.roundtwo.interviews.Histories;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes all of a workspace's models anew, a slice to a job, while facts go on arriving: an interview is either ahead, and read as
 * it is then, or behind, and marked again by its next fact.
 */
@Component
@Transactional
public class Rebuilds {

    static final String JOB = "insights.rebuild";
    private static final int SLICE = 100;

    private final JdbcClient sql;
    private final Histories histories;
    private final InterviewModel interviews;
    private final MatchModel matches;
    private final OneByOne oneByOne;
    private final Jobs jobs;
    private final Clock clock;

    Rebuilds(
            JdbcClient sql,
            Histories histories,
            InterviewModel interviews,
            MatchModel matches,
            OneByOne oneByOne,
            Jobs jobs,
            Clock clock) {
        this.sql = sql;
        this.histories = histories;
        this.interviews = interviews;
        this.matches = matches;
        this.oneByOne = oneByOne;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** How far a run has come; {@code matching} when the interviews are done. */
    record Slice(UUID run, boolean matching, @Nullable UUID after) {}

    /** For owners and admins, whenever figures look wrong. */
    public void begin(Member me) {
        me.mustBe(Role.ADMIN);
        begin();
    }

    /** Begins in the workspace in scope; a run that is under way ends there. */
    public void begin() {
        UUID run = Ids.next();
        sql.sql("""
                insert into insight_build (workspace_id, run, begun_at) values (current_workspace(), :run, :now)
                on conflict (workspace_id) do update set run = :run, begun_at = :now
                """).param("run", run).param("now", now()).update();
        jobs.enqueue(JOB, new Slice(run, false, null));
    }

    /** Whether a run is under way in the workspace in scope. */
    @Transactional(readOnly = true)
    public boolean running() {
        return sql.sql(
                        "select exists (select from insight_build where workspace_id = current_workspace() and run is not null)")
                .query(Boolean.class)
                .single();
    }

    void go(Slice slice) {
        boolean current = sql.sql(
                        "select exists (select from insight_build where workspace_id = current_workspace() and run = ?)")
                .param(slice.run())
                .query(Boolean.class)
                .single();
        if (!current) {
            return;
        }
        UUID last = slice.matching() ? matches.remake(slice.after()) : interviews(slice.after());
        if (last != null || !slice.matching()) {
            jobs.enqueue(JOB, new Slice(slice.run(), last == null, last));
            return;
        }
        sql.sql("""
                update insight_build set run = null, built_at = :now where workspace_id = current_workspace() and run = :run
                """).param("run", slice.run()).param("now", now()).update();
    }

    private @Nullable UUID interviews(@Nullable UUID after) {
        List<UUID> slice = histories.after(after, SLICE);
        UUID last = slice.size() < SLICE ? null : slice.getLast();
        sql.sql("""
                delete from insight_interview where workspace_id = current_workspace() and interview_id <> all(:kept)
                  and (cast(:after as uuid) is null or interview_id > cast(:after as uuid))
                  and (cast(:last as uuid) is null or interview_id <= cast(:last as uuid))
                """)
                .param("kept", slice.toArray(UUID[]::new))
                .param("after", after)
                .param("last", last)
                .update();
        slice.forEach(interview -> {
            oneByOne.take("insights", interview);
            interviews.remake(interview);
        });
        return last;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
