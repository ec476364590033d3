package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.ReturnClashed;
import dev.roundtwo.interviews.SeatReleased;
import dev.roundtwo.interviews.SeatReturned;
import dev.roundtwo.platform.jobs.JobHandler;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells of seats that somebody was released from or came back to: of a few at once, of more some at a time by a job that hands on
 * to the next, so that a role changes as quickly for whoever has many.
 */
@Component
class SeatShifts implements JobHandler<SeatShifts.Shifts> {

    private static final String KIND = "interviews.shifts";

    /** Each costs some ten statements, with its mails. */
    private static final int SOME = 10;

    private final JdbcClient sql;
    private final Jobs jobs;
    private final OwnTransaction apart;
    private final ApplicationEventPublisher facts;

    SeatShifts(JdbcClient sql, Jobs jobs, OwnTransaction apart, ApplicationEventPublisher facts) {
        this.sql = sql;
        this.jobs = jobs;
        this.apart = apart;
        this.facts = facts;
    }

    /** What became of a seat. The names stand in stored jobs. */
    enum Shift {
        RELEASED,
        RETURNED,
        CLASHED
    }

    /** Seats, and what became of all of them at that time. */
    record Shifts(Shift shift, List<UUID> seats, Instant at) {

        Shifts first() {
            return new Shifts(shift, seats.subList(0, Math.min(SOME, seats.size())), at);
        }

        Shifts rest() {
            return new Shifts(shift, seats.subList(Math.min(SOME, seats.size()), seats.size()), at);
        }

        UUID id() {
            return UUID.nameUUIDFromBytes((shift + " " + at + " " + seats.getFirst()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** In the workspace in scope, in the transaction that does it. */
    void tell(Shift shift, List<UUID> seats, Instant at) {
        Shifts all = new Shifts(shift, seats, at);
        if (seats.size() > SOME) {
            later(all);
        } else if (!seats.isEmpty()) {
            publish(all);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Shifts> payload() {
        return Shifts.class;
    }

    /** Those that cannot be told are tried again by themselves and keep no others waiting. */
    @Override
    public void handle(UUID messageId, Shifts shifts) {
        try {
            publish(shifts.first());
        } catch (RuntimeException failure) {
            apart.run(() -> later(shifts.rest()));
            throw failure;
        }
        later(shifts.rest());
    }

    private void later(Shifts shifts) {
        if (!shifts.seats().isEmpty()) {
            jobs.enqueue(KIND, shifts.id(), shifts);
        }
    }

    /**
     * What came otherwise since is left to whoever made it so, and nobody is told to be back who was not told to be out. Who
     * changes a role holds the membership, and so is done before the look or begins after it is told.
     */
    private void publish(Shifts shifts) {
        UUID[] seats = shifts.seats().toArray(UUID[]::new);
        sql.sql("""
                        select account_id from member where workspace_id = current_workspace()
                          and account_id in (select account_id from seat where id = any(?)) order by account_id for key share
                        """).param(seats).query((row, number) -> "").list();
        UUID workspace = Objects.requireNonNull(Scope.current().workspace());
        sql.sql("""
                        update seat s set told_out = (:shift <> 'RETURNED') from interview i
                        where s.workspace_id = current_workspace() and s.id = any(:seats) and i.id = s.interview_id
                          and i.status = 'SCHEDULED' and case :shift
                            when 'RELEASED' then s.left_at = :at
                            when 'RETURNED' then s.left_at is null and s.told_out
                            else s.left_at is not null end
                        returning s.id, s.interview_id
                        """)
                .param("shift", shifts.shift().name())
                .param("seats", seats)
                .param("at", Timestamp.from(shifts.at()))
                .query((row, number) -> fact(
                        shifts, workspace, row.getObject("interview_id", UUID.class), row.getObject("id", UUID.class)))
                .list()
                .forEach(facts::publishEvent);
    }

    private static Record fact(Shifts shifts, UUID workspace, UUID interview, UUID seat) {
        return switch (shifts.shift()) {
            case RELEASED -> new SeatReleased(workspace, interview, seat, shifts.at());
            case RETURNED -> new SeatReturned(workspace, interview, seat, shifts.at());
            case CLASHED -> new ReturnClashed(workspace, interview, seat, shifts.at());
        };
    }
}
