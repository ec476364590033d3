package dev.roundtwo.insights.models;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OneByOne;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes in the transaction of a fact that an interview is to be counted anew, and does it afterwards. Counting anew replaces all
 * that stands of the interview, so a fact that comes twice, late or before another leads to the same.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Marks {

    static final String JOB = "insights.interview";
    static final String MANY = "insights.account";
    static final int SLICE = 100;

    private static final String MET = """
            select distinct s.interview_id from insight_seat s
            where s.workspace_id = current_workspace() and s.account_id = :account and (s.came or s.missed or s.state = 'HELD')
            """;

    private final JdbcClient sql;
    private final Jobs jobs;
    private final OneByOne oneByOne;
    private final InterviewModel model;
    private final Clock clock;

    Marks(JdbcClient sql, Jobs jobs, OneByOne oneByOne, InterviewModel model, Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.oneByOne = oneByOne;
        this.model = model;
        this.clock = clock;
    }

    /** What a job of this kind is about. */
    record Marked(UUID interview) {}

    /** Whose interviews were marked at once, and up to which of them there are jobs. */
    record MarkedOf(UUID account, @Nullable UUID after) {}

    void mark(UUID interview) {
        sql.sql("insert into insight_mark (id, workspace_id, interview_id, at) values (?, current_workspace(), ?, ?)")
                .params(Ids.next(), interview, now())
                .update();
        jobs.enqueue(JOB, new Marked(interview));
    }

    /** All interviews of the account to which it came or not, as whether they wait for its card may have changed, and who came. */
    void markOf(UUID account) {
        int marked = sql.sql("insert into insight_mark (id, workspace_id, interview_id, at)"
                        + " select gen_random_uuid(), current_workspace(), met.interview_id, :now from (" + MET
                        + ") as met")
                .param("now", now())
                .param("account", account)
                .update();
        if (marked > 0) {
            jobs.enqueue(MANY, new MarkedOf(account, null));
        }
    }

    /** A job for each of a slice of them: one that cannot be counted keeps no other. */
    void spread(MarkedOf marked) {
        List<UUID> slice = sql.sql(MET + """
                 and (cast(:after as uuid) is null or s.interview_id > cast(:after as uuid)) order by s.interview_id limit :most
                """)
                .param("account", marked.account())
                .param("after", marked.after())
                .param("most", SLICE)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        slice.forEach(interview -> jobs.enqueue(JOB, new Marked(interview)));
        if (slice.size() == SLICE) {
            jobs.enqueue(MANY, new MarkedOf(marked.account(), slice.getLast()));
        }
    }

    /** Counts the interview if anything is marked. Only marks that were there before looking are taken away. */
    void settle(UUID interview) {
        oneByOne.take("insights", interview);
        List<UUID> marks = sql.sql(
                        "select id from insight_mark where workspace_id = current_workspace() and interview_id = ?")
                .param(interview)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        if (!marks.isEmpty()) {
            model.remake(interview);
            sql.sql("delete from insight_mark where workspace_id = current_workspace() and id = any(:marks)")
                    .param("marks", marks.toArray(UUID[]::new))
                    .update();
        }
    }

    /** Counts a slice of what is marked in the workspace in scope, for who needs figures that are complete; whether that was all. */
    public boolean settled() {
        List<UUID> marked = sql.sql("""
                        select distinct interview_id from insight_mark
                        where workspace_id = current_workspace() order by interview_id limit ?
                        """)
                .param(SLICE)
                .query((row, number) -> row.getObject("interview_id", UUID.class))
                .list();
        marked.forEach(this::settle);
        return marked.size() < SLICE;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
