package dev.roundtwo.tenancy;

import dev.roundtwo.platform.RuleBroken;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who may invite at this moment, and how often one e-mail. */
@Component
class Inviters {

    private static final int PER_HOUR_AND_EMAIL = 3;

    private final JdbcClient sql;
    private final Clock clock;

    Inviters(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Looks again, and holds the inviter till the end of the transaction: whoever lets them go withdraws what they made, this
     * one too. A program makes no admins, as its secret may be known to somebody who is none any more.
     */
    void mustStillBe(Member me, Role invited) {
        Inviter now = sql.sql("""
                        select m.role, a.robot from member m join account a on a.id = m.account_id
                        where m.workspace_id = ? and m.account_id = ? for share of m
                        """)
                .params(me.workspaceId(), me.accountId())
                .query((row, number) -> new Inviter(Role.valueOf(row.getString("role")), row.getBoolean("robot")))
                .optional()
                .filter(inviter -> inviter.role().compareTo(me.role()) >= 0)
                .orElseThrow(() -> new AccessDeniedException("the role changed meanwhile"));
        if (now.robot() && invited.compareTo(Role.ADMIN) >= 0) {
            throw new RuleBroken("tenancy.invitation.program");
        }
    }

    private record Inviter(Role role, boolean robot) {}

    /** Mails in a workspace's name go to people who did not ask for them: nobody gets many. */
    void mustBeFew(Member me, String address) {
        sql.sql("select id from workspace where id = ? for no key update")
                .param(me.workspaceId())
                .query(UUID.class)
                .single(); // two at once count one after the other
        if (sent(me, address) >= PER_HOUR_AND_EMAIL) {
            throw new RuleBroken("tenancy.invitation.many");
        }
    }

    private long sent(Member me, String address) {
        return sql.sql(
                        "select count(*) from invitation where workspace_id = ? and created_at > ? and email = ?::citext")
                .params(me.workspaceId(), Timestamp.from(clock.instant().minus(Duration.ofHours(1))), address)
                .query(Long.class)
                .single();
    }
}
