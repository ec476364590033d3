package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.InterviewBegan;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Quotas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row behind a room, moved only from the state that it is in. */
@Component
class RoomState {

    private final JdbcClient sql;
    private final Quotas quotas;
    private final ApplicationEventPublisher facts;

    RoomState(JdbcClient sql, Quotas quotas, ApplicationEventPublisher facts) {
        this.sql = sql;
        this.quotas = quotas;
        this.facts = facts;
    }

    /** What a page says at its top. */
    record Head(
            String title,
            Mode mode,
            Status status,
            Instant startsAt,
            String zone,
            @Nullable Instant startedAt,
            @Nullable String cancelledBecause,
            int half,
            @Nullable UUID swapProposedBy) {}

    Head head(UUID interview) {
        return sql.sql("""
                select title, mode, status, starts_at, zone, started_at, cancelled_because, half, swap_proposed_by
                from interview where id = ?
                """)
                .param(interview)
                .query((row, number) -> head(row, "started_at"))
                .optional()
                .orElseThrow(() -> new NotFound("room", interview));
    }

    /** The head in a row that holds its columns; when the interview began is in the one named. */
    static Head head(ResultSet row, String began) throws SQLException {
        Timestamp at = row.getTimestamp(began);
        return new Head(
                row.getString("title"),
                Mode.valueOf(row.getString("mode")),
                Status.valueOf(row.getString("status")),
                row.getTimestamp("starts_at").toInstant(),
                row.getString("zone"),
                at == null ? null : at.toInstant(),
                row.getString("cancelled_because"),
                row.getInt("half"),
                row.getObject("swap_proposed_by", UUID.class));
    }

    void start(Seat me, Instant now) {
        quotas.oneMore(Limited.LIVE_ROOMS);
        move(me.interviewId(), Status.SCHEDULED, Status.LIVE, "started_at", now);
        facts.publishEvent(new InterviewBegan(me.workspaceId(), me.interviewId(), now));
    }

    void finish(Seat me, Instant now) {
        boolean peersAreHalfway = head(me.interviewId()).mode() == Mode.PEER
                && head(me.interviewId()).half() == 1;
        if (peersAreHalfway) {
            throw new RuleBroken("interviews.finish.halfway");
        }
        move(me.interviewId(), Status.LIVE, Status.SCORING, "finished_at", now);
    }

    private void move(UUID interview, Status from, Status to, String when, Instant now) {
        int moved = sql.sql("update interview set status = ?, " + when + " = ? where id = ? and status = ?")
                .params(to.name(), Timestamp.from(now), interview, from.name())
                .update();
        if (moved == 0) {
            throw new RuleBroken(
                    "interviews.status." + to + "." + head(interview).status());
        }
    }

    void mustBe(UUID interview, Status status) {
        Status now = head(interview).status();
        if (now != status) {
            throw new RuleBroken("interviews.room." + now);
        }
    }

    /** The same, and it stays so until the transaction ends: what is written now is there when the interview is finished. */
    void mustStay(UUID interview, Status status) {
        sql.sql("select id from interview where id = ? for share")
                .param(interview)
                .query(UUID.class)
                .optional();
        mustBe(interview, status);
    }

    boolean proposeSwap(Seat me) {
        if (me.part() != Part.PEER) {
            throw new NotFound("swap", me.interviewId());
        }
        return sql.sql("""
                update interview set swap_proposed_by = ?
                where id = ? and mode = 'PEER' and status = 'LIVE' and half = 1 and swap_proposed_by is distinct from ?
                """).params(me.id(), me.interviewId(), me.id()).update() == 1;
    }

    /** Whether this call was the one that swapped. */
    boolean swap(Seat me) {
        if (me.part() != Part.PEER) {
            throw new NotFound("swap", me.interviewId());
        }
        return sql.sql("""
                update interview set half = 2, swap_proposed_by = null
                where id = ? and mode = 'PEER' and status = 'LIVE' and half = 1
                """).param(me.interviewId()).update() == 1;
    }

    void joined(Seat seat, Instant now) {
        sql.sql("update seat set joined_at = coalesce(joined_at, ?) where id = ?")
                .params(Timestamp.from(now), seat.id())
                .update();
    }

    void turnStarted(Turn turn, Instant now) {
        sql.sql("update turn set started_at = ? where id = ?")
                .params(Timestamp.from(now), turn.id())
                .update();
    }

    void turnEnded(Turn turn, Instant now) {
        sql.sql("update turn set ended_at = ? where id = ?")
                .params(Timestamp.from(now), turn.id())
                .update();
    }
}
