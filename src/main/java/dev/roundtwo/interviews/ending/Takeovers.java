package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.SeatInvitations;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking over an interview whose lead has left the workspace or no longer interviews there. */
@Service
@Transactional
public class Takeovers {

    private final JdbcClient sql;
    private final SeatInvitations seats;
    private final Timeline timeline;
    private final Audit audit;
    private final LiveFeed live;
    private final Clock clock;

    Takeovers(JdbcClient sql, SeatInvitations seats, Timeline timeline, Audit audit, LiveFeed live, Clock clock) {
        this.seats = seats;
        this.sql = sql;
        this.timeline = timeline;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** Whether the caller may take over: the lead is gone, and they interview in it too or are an admin. */
    @Transactional(readOnly = true)
    public boolean offered(Member me, UUID interview) {
        if (!me.may(Role.INTERVIEWER)) {
            return false;
        }
        return sql.sql("""
                        select i.mode = 'PANEL' and i.status <> 'CANCELLED'
                          and (:admin or exists (select from seat s where s.interview_id = i.id and s.account_id = :me and s.part = 'INTERVIEWER'))
                          and not exists (select from seat s where s.interview_id = i.id and s.account_id = :me and s.part = 'CANDIDATE')
                          and not exists (select from seat s join acting_member m on m.workspace_id = s.workspace_id and m.account_id = s.account_id
                            where s.interview_id = i.id and s.part = 'LEAD' and m.role <> 'MEMBER'
                              and (s.left_at is null or i.status not in ('SCHEDULED', 'LIVE')))
                        from interview i where i.id = :interview
                        """)
                .param("admin", me.may(Role.ADMIN))
                .param("me", me.accountId())
                .param("interview", interview)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Makes the caller the lead; of two at once, the first. An admin without a part in it gets one, and owes no card where the
     * talk is over already.
     *
     * @throws RuleBroken when the lead is still there, the interview has none, or the caller is at another one then
     */
    public void takeOver(Member me, UUID interview) {
        me.mustBe(Role.INTERVIEWER);
        seats.hold(me);
        Talk talk = held(interview);
        Optional<Mine> mine = sql.sql("select id, sits_as as part from seat where interview_id = ? and account_id = ?")
                .params(interview, me.accountId())
                .query(Mine.class)
                .optional();
        boolean panelist = mine.filter(seat -> seat.part() == Part.INTERVIEWER).isPresent();
        if (!panelist && !me.may(Role.ADMIN)) {
            throw new NotFound("interview", interview);
        }
        if (talk.mode() == Mode.PEER) {
            throw new RuleBroken("interviews.lead.peers");
        }
        if (talk.status() == Status.CANCELLED) {
            throw new RuleBroken("interviews.lead.cancelled");
        }
        if (mine.filter(seat -> seat.part() == Part.CANDIDATE).isPresent()) {
            throw new RuleBroken("interviews.lead.candidate");
        }
        if (!offered(me, interview)) {
            throw new RuleBroken("interviews.lead.there");
        }
        sql.sql("update seat set part = 'INTERVIEWER' where interview_id = ? and part = 'LEAD'")
                .param(interview)
                .update();
        UUID seat = seats.toLead(me, interview, mine.map(Mine::id).orElse(null));
        boolean owesNoCard = !panelist && !talk.status().open();
        sql.sql("update seat set part = 'LEAD', shadowing = false, left_at = ?::timestamptz where id = ?")
                .param(owesNoCard ? Timestamp.from(clock.instant()) : null)
                .param(seat)
                .update();
        timeline.record(interview, seat, me.name(), Kind.LEAD_TAKEN, Audience.EVERYONE, Map.of());
        audit.record("lead.taken", "interview", interview);
        live.endStreamsOf(me.accountId().toString());
    }

    private Talk held(UUID interview) {
        return sql.sql("select mode, status from interview where id = ? for no key update")
                .param(interview)
                .query(Talk.class)
                .optional()
                .orElseThrow(() -> new NotFound("interview", interview));
    }

    record Talk(Mode mode, Status status) {}

    record Mine(UUID id, Part part) {}
}
