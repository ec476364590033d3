package dev.roundtwo.interviews;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is invited to an interview, with the links for the one who planned it, until a guest's seat is taken. */
@Service
@Transactional
public class SeatInvitations {

    private final JdbcClient sql;
    private final SeatLinks links;
    private final TakenTimes taken;
    private final LiveFeed live;
    private final Audit audit;

    SeatInvitations(JdbcClient sql, SeatLinks links, TakenTimes taken, LiveFeed live, Audit audit) {
        this.taken = taken;
        this.audit = audit;
        this.sql = sql;
        this.links = links;
        this.live = live;
    }

    /** One seat; {@code link} is null for readers who may not see it. */
    public record Invite(
            UUID id,
            String name,
            Part part,
            boolean member,
            boolean mine,
            boolean opened,
            boolean joined,
            @Nullable String link) {}

    /** All seats of the interview; before it begins, of those who are expected. Who planned it gets the links of those whose seats are still free too. */
    public List<Invite> of(Member me, UUID interview) {
        SeatLinks.Key key = plans(me, interview) ? links.key(me.workspaceId()) : null;
        return sql.sql("""
                select s.id, s.name, s.sits_as as part, s.account_id is not null as member,
                       coalesce(s.account_id = :me, false) as mine, s.link_number,
                       s.opened_at is not null as opened, s.joined_at is not null as joined, s.claim_digest is not null as claimed
                from seat s join interview i on i.id = s.interview_id
                where s.interview_id = :interview and (s.left_at is null or i.status <> 'SCHEDULED') order by s.id
                """)
                .param("me", me.accountId())
                .param("interview", interview)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Invite(
                            id,
                            row.getString("name"),
                            Part.valueOf(row.getString("part")),
                            row.getBoolean("member"),
                            row.getBoolean("mine"),
                            row.getBoolean("opened"),
                            row.getBoolean("joined"),
                            key == null || row.getBoolean("claimed")
                                    ? null
                                    : links.url(me.workspaceSlug(), key.token(id, row.getInt("link_number"))));
                })
                .list();
    }

    /** Whether the caller planned the interview: a panel's lead, or the peer who asks first. What came of a match nobody did. */
    public boolean plans(Member me, UUID interview) {
        return me.may(Role.INTERVIEWER)
                && sql.sql("""
                        select exists (select from seat s join interview i on i.id = s.interview_id and i.match_id is null
                          where s.interview_id = ? and s.account_id = ? and (s.part = 'LEAD' or (s.part = 'PEER' and s.half = 1)))
                        """)
                        .params(interview, me.accountId())
                        .query(Boolean.class)
                        .single();
    }

    /** Waits until nobody else books in the workspace or changes the caller's role, to the end of the transaction. */
    public void hold(Member me) {
        taken.hold();
        sql.sql("select account_id from member where workspace_id = ? and account_id = ? for share")
                .params(me.workspaceId(), me.accountId())
                .query((row, number) -> "")
                .list();
    }

    /**
     * The member's seat in an interview that they are to lead, or one more laid for who has none yet. The caller comes
     * here through {@link #hold}, so that who is free then stays so.
     *
     * @throws RuleBroken when another interview takes them at that time
     */
    public UUID toLead(Member me, UUID interview, @Nullable UUID seat) {
        sql.sql("""
                        select starts_at, minutes from interview
                        where id = ? and status = 'SCHEDULED' and (starts_at <> created_at or match_id is not null)
                        """).param(interview).query(row -> {
            Instant start = row.getTimestamp("starts_at").toInstant();
            Instant end = start.plusSeconds(60L * row.getInt("minutes"));
            if (!taken.of(Set.of(me.accountId()), start, end, interview).isEmpty()) {
                throw new RuleBroken("interviews.lead.taken");
            }
        });
        return seat == null ? taken.guarded(() -> add(me, interview)) : seat;
    }

    private UUID add(Member me, UUID interview) {
        UUID seat = Ids.next();
        sql.sql("""
                insert into seat (id, workspace_id, interview_id, part, half, name, email, account_id, link_number, link_digest)
                values (?, ?, ?, 'INTERVIEWER', 0, ?, ?, ?, 1, ?)
                """)
                .params(
                        seat,
                        me.workspaceId(),
                        interview,
                        me.name(),
                        me.email(),
                        me.accountId(),
                        Secrets.digest(links.key(me.workspaceId()).token(seat, 1)))
                .update();
        return seat;
    }

    /**
     * Closes a guest's link and opens another; who came in by the old one is out. Among peers the link stays once their talk
     * has begun: whoever held the other's seat would read and write the other's card.
     */
    public void renew(Member me, UUID interview, UUID seat) {
        if (!plans(me, interview)) {
            throw new NotFound("interview", interview);
        }
        boolean peersTalk = sql.sql(
                        "select mode = 'PEER' and status <> 'SCHEDULED' from interview where id = ? for share")
                .param(interview)
                .query(Boolean.class)
                .single();
        if (peersTalk) {
            throw new RuleBroken("interviews.link.peers");
        }
        int number = sql.sql("select link_number from seat where id = ? and interview_id = ? for update")
                        .params(seat, interview)
                        .query(Integer.class)
                        .optional()
                        .orElseThrow(() -> new NotFound("seat", seat))
                + 1;
        sql.sql("update seat set link_number = ?, link_digest = ?, opened_at = null, claim_digest = null where id = ?")
                .params(number, Secrets.digest(links.key(me.workspaceId()).token(seat, number)), seat)
                .update();
        audit.record("link.renewed", "interview", interview, "seat", seat.toString());
        live.endStreamsOf(seat.toString());
    }
}
