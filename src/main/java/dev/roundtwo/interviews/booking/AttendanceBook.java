package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.AttendanceDropped;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.booking.Held.Sitting;
import dev.roundtwo.interviews.booking.Verdict.Known;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.practice.Standings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is known of who came, and telling it on when it changes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AttendanceBook {

    /** Who enters so long before the start, or later, comes to it. */
    private static final Duration EARLY = Duration.ofMinutes(30);

    private final JdbcClient sql;
    private final Standings standings;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    AttendanceBook(JdbcClient sql, Standings standings, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.standings = standings;
        this.facts = facts;
        this.clock = clock;
    }

    /** What is known of each peer, by seat. */
    List<Known> known(Held held) {
        Map<UUID, Map<UUID, Boolean>> words = new HashMap<>();
        sql.sql("select about, by_seat, came from attendance_word where interview_id = ?")
                .param(held.id())
                .query(row -> {
                    words.computeIfAbsent(row.getObject("about", UUID.class), seat -> new HashMap<>())
                            .put(row.getObject("by_seat", UUID.class), row.getBoolean("came"));
                });
        List<UUID> entered = sql.sql("select id from seat where interview_id = ? and joined_at >= ?")
                .params(held.id(), Timestamp.from(held.startsAt().minus(EARLY)))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        List<Known> known = new ArrayList<>();
        for (Sitting seat : held.peerSeats()) {
            known.add(new Known(seat.id(), entered.contains(seat.id()), words.getOrDefault(seat.id(), Map.of())));
        }
        return known;
    }

    void write(Held held, UUID about, UUID by, boolean came) {
        sql.sql("""
                insert into attendance_word (about, by_seat, workspace_id, interview_id, came, at)
                values (?, ?, current_workspace(), ?, ?, ?)
                on conflict (about, by_seat) do update set came = excluded.came, at = excluded.at
                """)
                .params(about, by, held.id(), came, Timestamp.from(clock.instant()))
                .update();
    }

    /** Whether standing had it otherwise. Of what was planned by hand nobody's standing tells: whoever plans puts others into it without asking them. */
    private boolean news(Held held, UUID account, boolean came) {
        if (!held.matched()) {
            return true;
        }
        return came
                ? standings.kept(account, held.id(), held.startsAt())
                : standings.missed(account, held.id(), held.startsAt());
    }

    /** Tells what differs between the two. */
    void tell(Held held, Verdict before, Verdict after) {
        UUID workspace = Objects.requireNonNull(Scope.current().workspace());
        Instant now = clock.instant();
        if (after.disputed()) {
            if (!before.disputed()) {
                standings.forget(held.id());
                facts.publishEvent(new AttendanceDropped(workspace, held.id(), now));
            }
            return;
        }
        for (Sitting seat : held.peerSeats()) {
            Boolean came = after.came().get(seat.id());
            if (came == null
                    || seat.account() == null
                    || came.equals(before.came().get(seat.id()))) {
                continue;
            }
            if (news(held, seat.account(), came)) {
                facts.publishEvent(new AttendanceTold(workspace, held.id(), seat.account(), came, now));
            }
        }
    }
}
