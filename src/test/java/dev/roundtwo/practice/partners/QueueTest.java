package dev.roundtwo.practice.partners;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.practice.Club;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Times lie ahead, so that the application's own look every second, which goes by its clock, finds nobody gone and no wish wider. */
@ModuleTest
abstract class QueueTest {

    @Autowired
    Cast cast;

    @Autowired
    Partners partners;

    @Autowired
    Meeting meeting;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext house;

    final Instant start = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
    private volatile Instant last = Instant.now();
    People people;
    Club club;

    @BeforeEach
    void gather() {
        people = cast.people();
        club = new Club(house);
    }

    void waits(Member who, int level, String language, Wish role, int second) throws Exception {
        last = start.plusSeconds(second);
        in(who, () -> {
            Backdated.at(start.plusSeconds(second), () -> partners.wait(who, level, language, role));
            return "";
        });
    }

    void stays(Member who, int second) throws Exception {
        in(who, () -> {
            Backdated.at(start.plusSeconds(second), () -> partners.seen(who));
            return "";
        });
    }

    void goes(Member who, int second) throws Exception {
        in(who, () -> {
            Backdated.at(start.plusSeconds(second), () -> partners.away(who));
            return "";
        });
    }

    /** Whoever is at it just now is waited for, as the application's own look may be. */
    void pairs(Instant at) {
        Scope.ofWorkspace(people.ada().workspaceId())
                .run(() -> Backdated.at(
                        at,
                        () -> transaction.executeWithoutResult(status -> {
                            sql.sql(
                                            "select pg_advisory_xact_lock(hashtextextended('practice_wait ' || current_workspace(), 0))")
                                    .query((row, number) -> "")
                                    .single();
                            meeting.pair();
                        })));
    }

    void pairs(int second) {
        pairs(start.plusSeconds(second));
    }

    void pairsOnce(int second) {
        Scope.ofWorkspace(people.ada().workspaceId())
                .run(() -> Backdated.at(
                        start.plusSeconds(second), () -> transaction.executeWithoutResult(status -> meeting.pair())));
    }

    /** Where the application's own look kept somebody from being paired at once, the next one does it. */
    UUID matched(Member who) throws Exception {
        if (state(who).match() == null) {
            pairs(last);
        }
        return Objects.requireNonNull(state(who).match(), () -> who.name() + " was not paired");
    }

    State state(Member who) throws Exception {
        return in(who, () -> partners.state(who));
    }

    State state(Member who, int second) throws Exception {
        return in(who, () -> {
            var then = new AtomicReference<State>();
            Backdated.at(start.plusSeconds(second), () -> then.set(partners.state(who)));
            return Objects.requireNonNull(then.get());
        });
    }
}
