package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Interviews of matches to which nobody came are called off after a day, each in a transaction of its own. */
@Configuration(proxyBeanMethods = false)
class Unattended {

    private static final String NAME = "close-unattended-interviews";

    @Bean
    Chore closeUnattendedInterviews(
            JdbcClient sql, Attendance attendance, OwnTransaction apart, ChoreParts parts, Clock clock) {
        return new Chore(NAME, Duration.ofMinutes(15), () -> close(sql, attendance, apart, parts, clock));
    }

    private static void close(
            JdbcClient sql, Attendance attendance, OwnTransaction apart, ChoreParts parts, Clock clock) {
        Instant now = clock.instant();
        parts.<Due>pages(
                last -> apart.of(() -> due(sql, now, last)),
                one -> parts.done(NAME, "interview " + one.interview(), () -> new Scope(one.workspace(), null)
                        .run(() -> apart.run(() -> attendance.close(one.interview())))));
    }

    private static List<Due> due(JdbcClient sql, Instant now, Optional<Due> last) {
        return sql.sql("select workspace_id, interview_id from interviews_unattended(:now, :after, :most)")
                .param("now", Timestamp.from(now))
                .param("after", last.map(Due::interview).orElse(null))
                .param("most", ChoreParts.PAGE)
                .query((row, number) ->
                        new Due(row.getObject("workspace_id", UUID.class), row.getObject("interview_id", UUID.class)))
                .list();
    }

    private record Due(UUID workspace, UUID interview) {}
}
