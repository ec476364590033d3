package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Practice groups of a workspace: begun by interviewers, steered by their leads. */
@Service
@Transactional
public class Groups {

    private final JdbcClient sql;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Groups(JdbcClient sql, Access access, Audit audit, Clock clock) {
        this.sql = sql;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins a group with oneself as its lead; the form was judged before. */
    public UUID begin(Member me, GroupForm form) {
        me.mustBe(Role.INTERVIEWER);
        UUID id = Ids.next();
        sql.sql("""
                insert into practice_group
                    (id, workspace_id, name, purpose, rhythm, zone, set_id, anonymous, next_on, next_at, created_at, version)
                values (:id, current_workspace(), :name, :purpose, :rhythm, :zone, :set, :anonymous, :next, :at, :now, 0)
                """)
                .param("id", id)
                .param("name", form.title())
                .param("purpose", form.words())
                .param("rhythm", form.beat().orElseThrow().name())
                .param("zone", form.clock().orElseThrow().getId())
                .param("set", form.chosen().stream().findFirst().orElse(null))
                .param("anonymous", form.hidesNames())
                .param("next", next(form))
                .param("at", nextAt(form))
                .param("now", now())
                .update();
        sql.sql("""
                insert into practice_membership (workspace_id, group_id, account_id, lead, resting, joined_at)
                values (current_workspace(), ?, ?, true, false, ?)
                """).params(id, me.accountId(), now()).update();
        practiseWith(id, form.chosen());
        audit.record("group.begun", "practice-group", id);
        return id;
    }

    /** Changes what it is for and when; needs a lead, and who looks at what another lead changed meanwhile is told so. */
    public void change(Member me, UUID id, GroupForm form) {
        Group before = access.steering(me, id).group();
        if (form.version() == null || form.version() != before.version()) {
            throw new RuleBroken("practice.group.changed");
        }
        sql.sql("""
                update practice_group set name = :name, purpose = :purpose, rhythm = :rhythm, zone = :zone, set_id = :set,
                    anonymous = :anonymous, next_on = :next, next_at = :at, version = version + 1
                where workspace_id = current_workspace() and id = :id
                """)
                .param("id", id)
                .param("name", form.title())
                .param("purpose", form.words())
                .param("rhythm", form.beat().orElseThrow().name())
                .param("zone", form.clock().orElseThrow().getId())
                .param("set", form.chosen().stream().findFirst().orElse(null))
                .param("anonymous", form.hidesNames())
                .param("next", next(form))
                .param("at", nextAt(form))
                .update();
        practiseWith(id, form.chosen());
        audit.record("group.changed", "practice-group", id);
    }

    /** Ends it: it is paired no more, nobody joins; what was stays to be read. */
    public void end(Member me, UUID id) {
        access.steering(me, id);
        sql.sql("""
                update practice_group set ended_at = ?, next_on = null, next_at = null, link_digest = null, version = version + 1
                where workspace_id = current_workspace() and id = ?
                """).params(now(), id).update();
        sql.sql("delete from practice_request where group_id = ?").param(id).update();
        sql.sql("update practice_round set status = 'DROPPED' where group_id = ? and status = 'DRAFT'")
                .param(id)
                .update();
        audit.record("group.ended", "practice-group", id);
    }

    private void practiseWith(UUID id, List<UUID> sets) {
        sql.sql("delete from practice_group_set where group_id = ?").param(id).update();
        sql.sql("""
                insert into practice_group_set (workspace_id, group_id, set_id, place)
                select current_workspace(), :id, s.id, s.place - 1 from unnest(:sets::uuid[]) with ordinality as s(id, place)
                """).param("id", id).param("sets", sets.toArray(UUID[]::new)).update();
    }

    private static @Nullable LocalDate next(GroupForm form) {
        return form.beat().filter(Rhythm::recurs).isPresent() ? form.day().orElseThrow() : null;
    }

    private static @Nullable Timestamp nextAt(GroupForm form) {
        LocalDate day = next(form);
        if (day == null) {
            return null;
        }
        Instant drafted = Group.drafted(day, form.clock().orElseThrow());
        return Timestamp.from(drafted);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
