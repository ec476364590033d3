package dev.roundtwo.api.access.server;

import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    private static final Duration KEPT = Duration.ofDays(1);

    /** One workspace at a time, as row-level security sees no more than one. */
    @Bean
    Chore forgetEndedGrants(JdbcClient sql, Clock clock, TransactionTemplate writing) {
        return new Chore("forget-ended-grants", Duration.ofHours(6), () -> {
            Timestamp before = Timestamp.from(clock.instant().minus(KEPT));
            List<UUID> workspaces = sql.sql("select every_workspace() as id")
                    .query((row, number) -> row.getObject("id", UUID.class))
                    .list();
            for (UUID workspace : workspaces) {
                Scope.ofWorkspace(workspace)
                        .run(() -> writing.executeWithoutResult(
                                status -> sql.sql("delete from oauth_grant where workspace_id = ? and ends_at < ?")
                                        .params(workspace, before)
                                        .update()));
            }
        });
    }
}
