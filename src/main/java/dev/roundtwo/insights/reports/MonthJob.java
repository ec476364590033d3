package dev.roundtwo.insights.reports;

import dev.roundtwo.platform.jobs.JobHandler;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A workspace's month that could not be begun: tried again like all jobs, and when that is of no use, for an operator to replay. */
@Component
class MonthJob implements JobHandler<MonthJob.Failed> {

    static final String KIND = "insights.month";

    private final MonthlyRun run;

    MonthJob(MonthlyRun run) {
        this.run = run;
    }

    /** Which month of the workspace in scope. */
    record Failed(String month) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Failed> payload() {
        return Failed.class;
    }

    @Override
    public void handle(UUID messageId, Failed failed) {
        run.again(YearMonth.parse(failed.month()));
    }
}
