package dev.roundtwo.insights.models;

import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes models where there are none yet, and all of them anew after a week: during a release nodes of the version before tell facts
 * that they do not count.
 */
@Configuration(proxyBeanMethods = false)
class RebuildChore {

    private static final String NAME = "rebuild-insights";
    private static final Duration ANEW = Duration.ofDays(7);

    @Bean
    Chore rebuildInsights(JdbcClient sql, Rebuilds rebuilds, OwnTransaction apart, ChoreParts parts, Clock clock) {
        return new Chore(NAME, Duration.ofMinutes(10), () -> {
            Instant before = clock.instant().minus(ANEW);
            List<UUID> stale = apart.of(() -> sql.sql("select insight_stale(?) as id")
                    .param(Timestamp.from(before))
                    .query((row, number) -> row.getObject("id", UUID.class))
                    .list());
            stale.forEach(workspace -> parts.done(NAME, "workspace " + workspace, () -> new Scope(workspace, null)
                    .run(() -> apart.run(rebuilds::begin))));
        });
    }
}
