package dev.roundtwo.insights.reports;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.insights.Past;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A report is told when all of it is counted, and what is not is counted a slice to a transaction. */
@ModuleTest
class ReportJobTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    ReportJob job;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void itWaitsUntilAllIsCountedASliceAtATime() throws Exception {
        Past past = new Past(house);
        Cast.People people = cast.people();
        Member ada = people.ada();
        Member ben = people.ben();
        Instant then = Instant.parse("2026-10-08T10:00:00Z");
        past.talked(ada, ben, past.set(ada), then, Duration.ofMinutes(50), null);
        past.settled(ada);
        past.sql(ada, """
                insert into insight_mark (id, workspace_id, interview_id, at)
                select gen_random_uuid(), current_workspace(), gen_random_uuid(), now() from generate_series(1, 250)
                """);
        in(
                ada,
                () -> transaction.execute(status -> {
                    job.handle(
                            UUID.randomUUID(),
                            new ReportJob.Due(
                                    ben.accountId(), YearMonth.of(2026, 10).toString()));
                    assertThat(told(past, ada)).as("not all of it is counted").isEmpty();
                    return "";
                }));
        await().until(() -> told(past, ada).size() == 1);
        assertThat(past.rows(ada, "select id from insight_mark")).isEmpty();
    }

    private static List<String> told(Past past, Member ada) {
        try {
            return past.rows(ada, "select subject from insight_told where month = '2026-10-01'");
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
