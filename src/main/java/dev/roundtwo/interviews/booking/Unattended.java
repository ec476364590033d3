package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Interviews of matches to which nobody came are called off after a day, each in a transaction of its own. */
@Configuration(proxyBeanMethods = false)
class Unattended {

    private static final Logger LOG = LoggerFactory.getLogger(Unattended.class);

    @Bean
    Chore closeUnattendedInterviews(JdbcClient sql, Attendance attendance, OwnTransaction apart, Clock clock) {
        return new Chore(
                "close-unattended-interviews", Duration.ofMinutes(15), () -> close(sql, attendance, apart, clock));
    }

    private static void close(JdbcClient sql, Attendance attendance, OwnTransaction apart, Clock clock) {
        List<Due> due = apart.of(() -> sql.sql("select workspace_id, interview_id from interviews_unattended(?)")
                .param(Timestamp.from(clock.instant()))
                .query((row, number) ->
                        new Due(row.getObject("workspace_id", UUID.class), row.getObject("interview_id", UUID.class)))
                .list());
        for (Due one : due) {
            try {
                new Scope(one.workspace(), null).run(() -> apart.run(() -> attendance.close(one.interview())));
            } catch (RuntimeException failure) {
                LOG.error("An interview that nobody came to could not be called off: {}", one.interview(), failure);
            }
        }
    }

    private record Due(UUID workspace, UUID interview) {}
}
