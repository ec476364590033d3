package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.AttendanceDropped;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.interviews.booking.Held.Sitting;
import dev.roundtwo.interviews.booking.Verdict.Known;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.practice.Standings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private final JdbcClient sql;
    private final Timeline timeline;
    private final Standings standings;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    AttendanceBook(
            JdbcClient sql, Timeline timeline, Standings standings, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.timeline = timeline;
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
        Set<UUID> entered = timeline.entered(held.id());
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

    /** It has another time now, to which nobody came yet. */
    void forget(UUID interview) {
        sql.sql("delete from attendance_word where interview_id = ?")
                .param(interview)
                .update();
        unsay(interview);
    }

    private void unsay(UUID interview) {
        standings.forget(interview);
        sql.sql("update seat set came = null where interview_id = ? and came is not null")
                .param(interview)
                .update();
    }

    /** Tells what is not told yet. {@code wasDisputed} is whether the two said different things before. */
    void tell(Held held, boolean wasDisputed, Verdict now) {
        UUID workspace = Objects.requireNonNull(Scope.current().workspace());
        Instant at = clock.instant();
        if (now.disputed() && !wasDisputed) {
            unsay(held.id());
            facts.publishEvent(new AttendanceDropped(workspace, held.id(), at));
        }
        for (Sitting seat : held.peerSeats()) {
            Boolean came = now.came().get(seat.id());
            if (came != null && seat.account() != null && news(held, seat.id(), seat.account(), came)) {
                facts.publishEvent(new AttendanceTold(workspace, held.id(), seat.account(), came, at));
            }
        }
    }

    /**
     * Whether it was not told, or told otherwise. Of what was planned by hand nobody's standing tells: whoever plans puts others into
     * it without asking them.
     */
    private boolean news(Held held, UUID seat, UUID account, boolean came) {
        if (!held.matched()) {
            return sql.sql("update seat set came = :came where id = :seat and came is distinct from :came")
                            .param("came", came)
                            .param("seat", seat)
                            .update()
                    == 1;
        }
        return came
                ? standings.kept(account, held.id(), held.startsAt())
                : standings.missed(account, held.id(), held.startsAt());
    }
}
