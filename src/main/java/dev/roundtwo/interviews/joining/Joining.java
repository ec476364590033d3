package dev.roundtwo.interviews.joining;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.tenancy.GuestPass;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Clock;
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

    /** The name that a guest gave cannot be one. */
    static final String NAME = "interviews.join.name";

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

    /** Notes that the link was opened, and says what it invites to. */
    public Invitation open(String token, @Nullable UUID account, @Nullable Member member, @Nullable String claim) {
        Invited row = find(token, "");
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
                row.asked(),
                door(row, account, member, claim));
    }

    /** The interview and seat behind a link, for a guest whose place it is or can be. */
    public record Place(UUID interview, UUID seat) {}

    /** For what a guest does about the interview before it begins, by the link alone. */
    @Transactional(readOnly = true)
    public Place place(String token, @Nullable UUID account, @Nullable Member member, @Nullable String claim) {
        Invited row = find(token, "");
        return switch (door(row, account, member, claim)) {
            case GUEST, MEMBER -> new Place(row.interview(), row.seat());
            case TAKEN -> throw new RuleBroken("interviews.join.taken", row.name());
            case SEATED, SIGN_IN, SOMEBODY_ELSE -> throw new RuleBroken("interviews.join.somebody.else", row.name());
        };
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
        Invited row = find(token, " for update of s");
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
                    throw new RuleBroken(NAME);
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

    private void take(Invited row, Member me) {
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
    private Door door(Invited row, @Nullable UUID account, @Nullable Member member, @Nullable String claim) {
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

    private Invited find(String token, String lock) {
        return sql.sql(Invited.BY_LINK + lock)
                .param(Secrets.digest(token))
                .query(Invited::read)
                .optional()
                .orElseThrow(() -> new NotFound("invitation", "here"));
    }
}
