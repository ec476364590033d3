package dev.roundtwo.interviews.joining;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an invitation link opens, and to whom. Works in the scope of the link's workspace. */
@Service
@Transactional
class Joining {

    private final JdbcClient sql;
    private final Clock clock;

    Joining(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** How the reader of a link may come in. */
    public enum Door {
        GUEST,
        MEMBER,
        SEATED,
        SIGN_IN,
        SOMEBODY_ELSE
    }

    private record Row(
            UUID seat,
            UUID interview,
            UUID workspaceId,
            String title,
            Instant startsAt,
            String zone,
            Status status,
            @Nullable String cancelledBecause,
            int questions,
            int minutes,
            String host,
            String name,
            Part part,
            @Nullable UUID account,
            boolean taken) {}

    /** Notes that the link was opened, and says what it invites to. */
    public Invitation open(String token, @Nullable UUID account, @Nullable Member member) {
        Row row = find(token);
        sql.sql("update seat set opened_at = coalesce(opened_at, ?) where id = ?")
                .params(Timestamp.from(clock.instant()), row.seat())
                .update();
        return new Invitation(
                row.interview(),
                row.title(),
                row.startsAt(),
                row.zone(),
                row.status(),
                row.cancelledBecause(),
                row.questions(),
                row.minutes(),
                row.host(),
                row.name(),
                row.part(),
                door(row, account, member));
    }

    /** Where somebody came in; the guest's seat is for their session to remember, null for members. */
    public record Entered(
            UUID workspaceId, UUID interview, @Nullable UUID guestSeat) {}

    /** Takes the seat: as the member one is, or as a guest by that name. */
    public Entered enter(String token, @Nullable UUID account, @Nullable Member member, @Nullable String name) {
        Row row = find(token);
        return switch (door(row, account, member)) {
            case SIGN_IN, SOMEBODY_ELSE -> throw new RuleBroken("interviews.join.somebody.else", row.name());
            case SEATED -> new Entered(row.workspaceId(), row.interview(), null);
            case MEMBER -> {
                Member me = java.util.Objects.requireNonNull(member);
                sql.sql("update seat set account_id = ?, name = ?, email = ? where id = ?")
                        .params(me.accountId(), me.name(), me.email(), row.seat())
                        .update();
                yield new Entered(row.workspaceId(), row.interview(), null);
            }
            case GUEST -> {
                String given = name == null || name.isBlank() ? row.name() : name.strip();
                if (given.length() > 80) {
                    throw new RuleBroken("interviews.join.name");
                }
                if (row.status().open()) {
                    sql.sql("update seat set name = ? where id = ?")
                            .params(given, row.seat())
                            .update();
                }
                yield new Entered(row.workspaceId(), row.interview(), row.seat());
            }
        };
    }

    /** A seat laid for an account is that account's; a free one goes to a member who has none here, until a guest took it. */
    private Door door(Row row, @Nullable UUID account, @Nullable Member member) {
        if (row.account() != null) {
            return account == null
                    ? Door.SIGN_IN
                    : member != null && row.account().equals(account) ? Door.SEATED : Door.SOMEBODY_ELSE;
        }
        if (member == null) {
            return Door.GUEST;
        }
        boolean seated = sql.sql("select exists (select from seat where interview_id = ? and account_id = ?)")
                .params(row.interview(), member.accountId())
                .query(Boolean.class)
                .single();
        return seated ? Door.SEATED : row.taken() ? Door.GUEST : Door.MEMBER;
    }

    private Row find(String token) {
        return sql.sql("""
                select s.id as seat, s.interview_id as interview, s.workspace_id, i.title, i.starts_at, i.zone, i.status,
                       i.cancelled_because, jsonb_array_length(t.agenda) as questions, t.minutes, s.name, s.part,
                       s.account_id as account, s.joined_at is not null as taken,
                       (select string_agg(h.name, ' and ' order by h.id) from seat h where h.interview_id = i.id
                          and (h.part in ('LEAD', 'INTERVIEWER') or (h.part = 'PEER' and h.id <> s.id))) as host
                from seat s join interview i on i.id = s.interview_id
                join turn t on t.interview_id = i.id and t.number = 1
                where s.link_digest = ?
                """)
                .param(Secrets.digest(token))
                .query((row, number) -> new Row(
                        row.getObject("seat", UUID.class),
                        row.getObject("interview", UUID.class),
                        row.getObject("workspace_id", UUID.class),
                        row.getString("title"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getString("zone"),
                        Status.valueOf(row.getString("status")),
                        row.getString("cancelled_because"),
                        row.getInt("questions"),
                        row.getInt("minutes"),
                        row.getString("host"),
                        row.getString("name"),
                        Part.valueOf(row.getString("part")),
                        row.getObject("account", UUID.class),
                        row.getBoolean("taken")))
                .optional()
                .orElseThrow(() -> new NotFound("invitation", "here"));
    }
}
