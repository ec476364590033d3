package dev.roundtwo.practice.partners;

import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private volatile @Nullable Thread looking;

    Usher(JdbcClient sql, Meeting meeting, OwnTransaction apart) {
        this.sql = sql;
        this.meeting = meeting;
        this.apart = apart;
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().name("partners").daemon().unstarted(this::look);
        looking = fresh; // before it looks whether it is still the one
        fresh.start();
    }

    @Override
    public void stop() {
        Thread standing = looking;
        looking = null;
        if (standing == null) {
            return;
        }
        standing.interrupt();
        try {
            standing.join(TIME_TO_FINISH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    private void look() {
        while (looking == Thread.currentThread()) {
            try {
                Thread.sleep(PAUSE);
                lookOnce();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The queues for partners could not be looked at: {}", e.toString());
            }
        }
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
