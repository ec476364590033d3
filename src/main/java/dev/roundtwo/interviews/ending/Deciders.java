package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may end an interview. Whoever asks holds it until their transaction ends. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Deciders {

    private final JdbcClient sql;

    Deciders(JdbcClient sql) {
        this.sql = sql;
    }

    /** Where it stands, for its lead, the peer who asks first, and admins; to all others it is not there. */
    Status only(Member me, UUID interview) {
        return find(me, interview, "s.part = 'LEAD' or (s.part = 'PEER' and s.half = 1)");
    }

    /** The same, for both peers. */
    Status peerOr(Member me, UUID interview) {
        return find(me, interview, "s.part in ('LEAD', 'PEER')");
    }

    /** Where it stands, for those without whom it cannot be held, by their seat; empty for others. */
    Optional<Status> seat(UUID interview, UUID seat, String lock) {
        return sql.sql("""
                        select i.status from interview i join seat s on s.interview_id = i.id and s.left_at is null
                        where i.workspace_id = current_workspace() and i.id = ? and s.id = ? and s.part in ('LEAD', 'PEER', 'CANDIDATE')""" + lock)
                .params(interview, seat)
                .query(String.class)
                .optional()
                .map(Status::valueOf);
    }

    /** What others may call the member in it: the name of their seat, which tells nothing while peers are anonymous. */
    String nameOf(Member me, UUID interview) {
        return sql.sql("select name from seat where interview_id = ? and account_id = ?")
                .params(interview, me.accountId())
                .query(String.class)
                .optional()
                .orElse(me.name());
    }

    private Status find(Member me, UUID interview, String who) {
        return sql.sql("""
                        select status from interview i where id = :id and (:admin or exists (
                          select from seat s where s.interview_id = i.id and s.account_id = :me and s.left_at is null and (%s)))
                        for no key update
                        """.formatted(who))
                .param("id", interview)
                .param("admin", me.may(Role.ADMIN))
                .param("me", me.accountId())
                .query(String.class)
                .optional()
                .map(Status::valueOf)
                .orElseThrow(() -> new NotFound("interview", interview));
    }
}
