package dev.roundtwo.interviews.joining;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.tenancy.GuestPass;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
        TAKEN,
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
            List<String> hosts,
            String name,
            Part part,
            @Nullable UUID account,
            boolean taken,
            @Nullable String claim) {

        boolean claimedBy(@Nullable String secret) {
            return claim != null && secret != null && claim.equals(Secrets.digest(secret));
        }
    }

    /** Notes that the link was opened, and says what it invites to. */
    public Invitation open(String token, @Nullable UUID account, @Nullable Member member, @Nullable String claim) {
        Row row = find(token, "");
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
                row.hosts(),
                row.name(),
                row.part(),
                door(row, account, member, claim));
    }

    /** Where somebody came in; the pass is for a guest's session to remember, null for members. */
    public record Entered(UUID workspaceId, UUID interview, GuestPass.@Nullable Held pass) {}

    /** Takes the seat: as the member one is, or as a guest by that name, who alone may come in again by this link. */
    public Entered enter(
            String token,
            @Nullable UUID account,
            @Nullable Member member,
            @Nullable String claim,
            @Nullable String name) {
        Row row = find(token, " for update of s");
        return switch (door(row, account, member, claim)) {
            case TAKEN -> throw new RuleBroken("interviews.join.taken", row.name());
            case SIGN_IN, SOMEBODY_ELSE -> throw new RuleBroken("interviews.join.somebody.else", row.name());
            case SEATED -> new Entered(row.workspaceId(), row.interview(), null);
            case MEMBER -> {
                take(row, Objects.requireNonNull(member));
                yield new Entered(row.workspaceId(), row.interview(), null);
            }
            case GUEST -> {
                String given = name == null || name.isBlank() ? row.name() : name.strip();
                if (!Storable.line(given, 80)) {
                    throw new RuleBroken("interviews.join.name");
                }
                String secret = row.claimedBy(claim) ? Objects.requireNonNull(claim) : Secrets.token();
                sql.sql("update seat set claim_digest = ?, name = ?, joined_at = coalesce(joined_at, ?) where id = ?")
                        .params(
                                Secrets.digest(secret),
                                row.status().open() ? given : row.name(),
                                Timestamp.from(clock.instant()),
                                row.seat())
                        .update();
                yield new Entered(row.workspaceId(), row.interview(), new GuestPass.Held(row.seat(), secret));
            }
        };
    }

    private void take(Row row, Member me) {
        int taken = sql.sql("""
                update seat set account_id = ?, name = ?, email = ?, joined_at = ?
                where id = ? and account_id is null and joined_at is null
                """)
                .params(me.accountId(), me.name(), me.email(), Timestamp.from(clock.instant()), row.seat())
                .update();
        if (taken != 1) {
            throw new RuleBroken("interviews.join.taken", row.name());
        }
    }

    /**
     * A seat laid for an account is that account's; a free one goes to a member who has none here, until a guest took it.
     * A guest's seat is theirs who hold its claim.
     */
    private Door door(Row row, @Nullable UUID account, @Nullable Member member, @Nullable String claim) {
        if (row.account() != null) {
            return account == null
                    ? Door.SIGN_IN
                    : member != null && row.account().equals(account) ? Door.SEATED : Door.SOMEBODY_ELSE;
        }
        Door guests = row.claim() == null || row.claimedBy(claim) ? Door.GUEST : Door.TAKEN;
        if (member == null) {
            return guests;
        }
        boolean seated = sql.sql("select exists (select from seat where interview_id = ? and account_id = ?)")
                .params(row.interview(), member.accountId())
                .query(Boolean.class)
                .single();
        return seated ? Door.SEATED : row.taken() ? guests : Door.MEMBER;
    }

    private Row find(String token, String lock) {
        return sql.sql("""
                select s.id as seat, s.interview_id as interview, s.workspace_id, i.title, i.starts_at, i.zone, i.status,
                       i.cancelled_because, jsonb_array_length(t.agenda) as questions, t.minutes, s.name, s.sits_as as part,
                       s.account_id as account, s.joined_at is not null as taken, s.claim_digest as claim,
                       (select array_agg(h.name order by h.id) from seat h where h.interview_id = i.id
                          and (h.part in ('LEAD', 'INTERVIEWER') or (h.part = 'PEER' and h.id <> s.id))) as hosts
                from seat s join interview i on i.id = s.interview_id
                join turn t on t.interview_id = i.id and t.number = 1
                where s.link_digest = ?""" + lock)
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
                        List.of((String[]) row.getArray("hosts").getArray()),
                        row.getString("name"),
                        Part.valueOf(row.getString("part")),
                        row.getObject("account", UUID.class),
                        row.getBoolean("taken"),
                        row.getString("claim")))
                .optional()
                .orElseThrow(() -> new NotFound("invitation", "here"));
    }
}
