package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may do what in a group: its people look inside, its leads steer it; the workspace's admins may do both. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Access {

    private final JdbcClient sql;

    Access(JdbcClient sql) {
        this.sql = sql;
    }

    /** The group as it stands to whoever asks. */
    public Inside of(Member me, UUID group) {
        return find(me, group, "");
    }

    /** For whoever belongs to it. */
    public Inside inside(Member me, UUID group) {
        Inside found = find(me, group, "");
        if (!found.sees()) {
            throw new AccessDeniedException("not of the group");
        }
        return found;
    }

    /** For whoever leads it; nobody else changes it until the transaction at hand ends. */
    public Inside steering(Member me, UUID group) {
        Inside found = find(me, group, " for update of g");
        if (!found.steers()) {
            throw new AccessDeniedException("does not lead the group");
        }
        return going(found);
    }

    /** The same for everybody: who joins, leaves, asks. */
    public Inside changing(Member me, UUID group) {
        return going(find(me, group, " for update of g"));
    }

    private static Inside going(Inside found) {
        if (found.group().ended()) {
            throw new RuleBroken("practice.group.ended", found.group().name());
        }
        return found;
    }

    private Inside find(Member me, UUID group, String lock) {
        return sql.sql("select " + Group.COLUMNS + """
                        , m.account_id is not null as mine, coalesce(m.lead, false) as lead, coalesce(m.resting, false) as resting
                        from practice_group g
                        left join practice_membership m on m.group_id = g.id and m.account_id = :me
                        where g.workspace_id = current_workspace() and g.id = :group""" + lock)
                .param("me", me.accountId())
                .param("group", group)
                .query((row, number) -> new Inside(
                        Group.read(row, number),
                        row.getBoolean("mine"),
                        row.getBoolean("lead"),
                        row.getBoolean("resting"),
                        me.may(Role.ADMIN)))
                .optional()
                .orElseThrow(() -> new NotFound("group", group));
    }

    /** A group, and what whoever asks is in it. */
    public record Inside(Group group, boolean member, boolean lead, boolean resting, boolean admin) {

        public boolean sees() {
            return member || admin;
        }

        public boolean steers() {
            return lead || admin;
        }
    }
}
