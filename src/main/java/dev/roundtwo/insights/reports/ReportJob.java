package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.models.Marks;
import dev.roundtwo.platform.jobs.JobHandler;
import dev.roundtwo.platform.jobs.Jobs;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells somebody of their month, once all that happened is counted: as long as it is not, it counts a slice and comes again. Run
 * again, by whom and how often ever, it tells only what was not told.
 */
@Component
class ReportJob implements JobHandler<ReportJob.Due> {

    static final String KIND = "insights.report";

    private final Marks marks;
    private final Telling telling;
    private final Jobs jobs;

    ReportJob(Marks marks, Telling telling, Jobs jobs) {
        this.marks = marks;
        this.telling = telling;
        this.jobs = jobs;
    }

    /** Whose month. */
    record Due(UUID account, String month) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Due> payload() {
        return Due.class;
    }

    @Override
    public void handle(UUID messageId, Due due) {
        if (marks.settled()) {
            telling.tell(due.account(), YearMonth.parse(due.month()));
        } else {
            jobs.enqueue(KIND, due);
        }
    }
}
