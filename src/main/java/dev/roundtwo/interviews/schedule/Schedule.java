package dev.roundtwo.interviews.schedule;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.ending.Takeovers;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The interviews of a workspace as lists and pages: when, who, and how it stands. Interviewers see all of them from outside;
 * members only those in which they have a seat.
 */
@Service
@Transactional(readOnly = true)
public class Schedule {

    static final int PAGE = 30;

    private final JdbcClient sql;
    private final Takeovers takeovers;

    Schedule(JdbcClient sql, Takeovers takeovers) {
        this.takeovers = takeovers;
        this.sql = sql;
    }

    /** Which part of the schedule. */
    public enum Tab {
        COMING("i.status = 'SCHEDULED'", true),
        LIVE("i.status in ('LIVE', 'SCORING')", false),
        PAST("i.status in ('CLOSED', 'CANCELLED')", false);

        private final String which;
        private final boolean forward;

        Tab(String which, boolean forward) {
            this.which = which;
            this.forward = forward;
        }
    }

    /** A place in a list: after this row. */
    public record Cursor(Instant startsAt, UUID id) {

        @Override
        public String toString() {
            return startsAt + "_" + id;
        }

        /** Null for what is no cursor: a list then begins at its start. */
        public static @Nullable Cursor parse(@Nullable String text) {
            try {
                String[] parts = text == null ? new String[0] : text.split("_", 2);
                if (parts.length != 2) {
                    return null;
                }
                Instant at = Instant.parse(parts[0]);
                Timestamp.from(at); // throws beyond what a timestamp can say
                return new Cursor(at, UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                return null;
            }
        }
    }

    /** One page of a list; {@code next} is null on the last one. */
    public record Page(List<InterviewRow> rows, @Nullable Cursor next) {}

    public Page page(Member me, Tab tab, boolean mine, @Nullable Cursor after) {
        String beyond = tab.forward ? ">" : "<";
        String order = tab.forward ? "asc" : "desc";
        List<InterviewRow> rows = sql.sql(InterviewRow.SELECT + "where i.workspace_id = :workspace and " + tab.which
                        + " and (:all or s.id is not null)"
                        + (after == null ? "" : " and (i.starts_at, i.id) " + beyond + " (:at, :id)")
                        + " order by i.starts_at " + order + ", i.id " + order + " limit " + (PAGE + 1))
                .param("workspace", me.workspaceId())
                .param("me", me.accountId())
                .param("all", me.may(Role.INTERVIEWER) && !mine)
                .param("at", after == null ? null : Timestamp.from(after.startsAt()))
                .param("id", after == null ? null : after.id())
                .query(InterviewRow::of)
                .list();
        if (rows.size() <= PAGE) {
            return new Page(rows, null);
        }
        InterviewRow last = rows.get(PAGE - 1);
        return new Page(List.copyOf(rows.subList(0, PAGE)), new Cursor(last.startsAt(), last.id()));
    }

    /** What to look for in the schedule; an empty list and null leave it open. */
    public record Filter(
            List<Status> statuses,
            List<Part> parts,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** What the reader may see and the filter lets through, the soonest first, so many after the cursor. */
    public List<InterviewRow> find(Member me, Filter filter, @Nullable Cursor after, int most) {
        return sql.sql(InterviewRow.SELECT + """
                        where i.workspace_id = :workspace and (:all or s.id is not null)
                          and (:anyStatus or i.status in (:statuses)) and (:anyPart or s.sits_as in (:parts))
                          and (cast(:from as timestamptz) is null or i.starts_at >= :from)
                          and (cast(:to as timestamptz) is null or i.starts_at < :to)
                          and (cast(:at as timestamptz) is null or (i.starts_at, i.id) > (:at, cast(:id as uuid)))
                        order by i.starts_at, i.id limit :most""")
                .param("workspace", me.workspaceId())
                .param("me", me.accountId())
                .param("all", me.may(Role.INTERVIEWER))
                .param("anyStatus", filter.statuses().isEmpty())
                .param("statuses", names(filter.statuses()))
                .param("anyPart", filter.parts().isEmpty())
                .param("parts", names(filter.parts()))
                .param("from", filter.from() == null ? null : Timestamp.from(filter.from()))
                .param("to", filter.to() == null ? null : Timestamp.from(filter.to()))
                .param("at", after == null ? null : Timestamp.from(after.startsAt()))
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query(InterviewRow::of)
                .list();
    }

    /** None is said as a name that nothing has: SQL knows no empty list. */
    private static List<String> names(List<? extends Enum<?>> some) {
        return some.isEmpty() ? List.of("") : some.stream().map(Enum::name).toList();
    }

    /** One interview from outside, for interviewers and for whoever has a seat in it. */
    public InterviewRow row(Member me, UUID interview) {
        InterviewRow row = sql.sql(InterviewRow.SELECT + "where i.id = :id")
                .param("id", interview)
                .param("me", me.accountId())
                .query(InterviewRow::of)
                .optional()
                .orElseThrow(() -> new NotFound("interview", interview));
        if (!me.may(Role.INTERVIEWER) && row.myPart() == null) {
            throw new NotFound("interview", interview);
        }
        return row;
    }

    /** Who called it off, by the name that all may read, and when; null where nobody did. */
    public @Nullable CalledOff calledOff(Member me, UUID interview) {
        return row(me, interview).status() != Status.CANCELLED
                ? null
                : sql.sql("""
                                select who, at from timeline_entry where workspace_id = current_workspace()
                                  and interview_id = ? and kind = 'CANCELLED' order by at desc, number desc limit 1
                                """)
                        .param(interview)
                        .query(CalledOff.class)
                        .optional()
                        .orElse(null);
    }

    /** Who called an interview off, and when. */
    public record CalledOff(String who, Instant at) {}

    /** Whether its lead is gone and the caller may take over. */
    public boolean takeover(Member me, UUID interview) {
        return takeovers.offered(me, interview);
    }

    /** What was frozen: each turn's set, for whoever may see the interview. */
    public List<SetLine> sets(Member me, UUID interview) {
        row(me, interview);
        return sql.sql("""
                select t.set_id as id, t.set_title as title, t.set_number as number, jsonb_array_length(t.agenda) as questions, t.minutes,
                       s.id is not null and t.ended_at is null and i.status in ('SCHEDULED', 'LIVE') as ahead
                from turn t join interview i on i.id = t.interview_id
                left join seat s on s.id = t.candidate_seat and s.account_id = :me
                where t.interview_id = :interview order by t.number
                """)
                .param("me", me.accountId())
                .param("interview", interview)
                .query((row, n) -> new SetLine(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("title"),
                        row.getInt("number"),
                        row.getInt("questions"),
                        row.getInt("minutes"),
                        row.getBoolean("ahead")))
                .list();
    }

    /** One turn's set; {@code ahead} while the reader has yet to answer it, and had better not look into it. */
    public record SetLine(UUID id, String title, int number, int questions, int minutes, boolean ahead) {}
}
