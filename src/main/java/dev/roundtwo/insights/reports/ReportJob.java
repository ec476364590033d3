package dev.roundtwo.insights.reports;

import dev.roundtwo.platform.jobs.JobHandler;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells somebody of their month. Run again, by whom and how often ever, it tells only what was not told. */
@Component
class ReportJob implements JobHandler<ReportJob.Due> {

    static final String KIND = "insights.report";

    private final Telling telling;

    ReportJob(Telling telling) {
        this.telling = telling;
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
        telling.tell(due.account(), YearMonth.parse(due.month()));
    }
}
