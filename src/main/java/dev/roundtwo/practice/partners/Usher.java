package dev.roundtwo.practice.partners;

import dev.roundtwo.platform.jobs.StandingThread;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks after the queues every second, on every node: wishes widen while nothing else happens, and when a node dies the others
 * go on at once.
 */
@Component
class Usher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Usher.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(4);

    private final JdbcClient sql;
    private final Meeting meeting;
    private final OwnTransaction apart;
    private final StandingThread looking = new StandingThread("partners", PAUSE, this::look);

    Usher(JdbcClient sql, Meeting meeting, OwnTransaction apart) {
        this.sql = sql;
        this.meeting = meeting;
        this.apart = apart;
    }

    @Override
    public void start() {
        looking.start();
    }

    @Override
    public void stop() {
        looking.stop(TIME_TO_FINISH);
    }

    @Override
    public boolean isRunning() {
        return looking.stands();
    }

    private void look() throws InterruptedException {
        looking.rest(PAUSE);
        lookOnce();
    }

    private void lookOnce() {
        List<UUID> workspaces = apart.of(() -> sql.sql("select * from practice_queues()")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
        for (UUID workspace : workspaces) {
            try {
                new Scope(workspace, null).run(() -> apart.run(meeting::pair));
            } catch (RuntimeException e) {
                LOG.warn("A queue for partners could not be looked at: {}", workspace, e);
            }
        }
    }
}
