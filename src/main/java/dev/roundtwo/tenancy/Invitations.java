package dev.roundtwo.tenancy;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.web.PublicUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invitations of one workspace, made, listed and withdrawn by its admins: a link with a role, good once, for seven days. */
@Service
@Transactional
public class Invitations {

    /** An invitation is worth what its inviter is worth now: nothing when they are gone, disabled, or below what it gives. */
    static final String STANDS = """
             and accepted_at is null and withdrawn_at is null and expires_at > :now
             and exists (
                select from acting_member inviter
                where inviter.workspace_id = invitation.workspace_id and inviter.account_id = invitation.invited_by
                  and (inviter.role = 'OWNER' or inviter.role = 'ADMIN' and invitation.role <> 'OWNER'))
            """;

    private static final String OPEN = """
            select invitation.id, invitation.email, invitation.role, a.name, invitation.created_at, invitation.expires_at
            from invitation join account a on a.id = invitation.invited_by
            where invitation.workspace_id = :workspace
            """ + STANDS;

    static final Duration GOOD_FOR = Duration.ofDays(7);

    private final JdbcClient sql;
    private final Inviters inviters;
    private final Mailer mailer;
    private final PublicUrl url;
    private final Audit audit;
    private final Limits limits;
    private final Clock clock;

    Invitations(
            JdbcClient sql, Inviters inviters, Mailer mailer, PublicUrl url, Audit audit, Limits limits, Clock clock) {
        this.inviters = inviters;
        this.limits = limits;
        this.audit = audit;
        this.sql = sql;
        this.mailer = mailer;
        this.url = url;
        this.clock = clock;
    }

    /**
     * Makes an invitation and mails it when it names an e-mail.
     *
     * @return its link, which cannot be read again later
     * @throws dev.roundtwo.platform.Throttled when the workspace or the account made as many in this hour as it may
     */
    public String invite(Member me, @Nullable String email, Role role) {
        return make(me, email, role).link();
    }

    /** An invitation with its link, which is told once. */
    public record Made(UUID id, String link) {}

    /** The same, and by which id it is withdrawn. */
    public Made make(Member me, @Nullable String email, Role role) {
        me.mustBe(Role.ADMIN);
        if (!me.may(role)) {
            throw new RuleBroken("tenancy.invitation.role");
        }
        inviters.mustStillBe(me, role);
        String address = email == null || email.isBlank() ? null : Accounts.checkedEmail(email);
        if (address != null) {
            inviters.mustBeFew(me, address);
        }
        limits.take(Limited.INVITATIONS, me.workspaceId(), me.accountId());
        UUID id = Ids.next();
        String token = Secrets.token();
        sql.sql("""
                insert into invitation (id, workspace_id, digest, email, role, invited_by, created_at, expires_at)
                values (:id, :workspace, :digest, :email, :role, :by, :now, :end)
                """)
                .param("id", id)
                .param("workspace", me.workspaceId())
                .param("digest", Secrets.digest(token))
                .param("email", address)
                .param("role", role.name())
                .param("by", me.accountId())
                .param("now", Timestamp.from(clock.instant()))
                .param("end", Timestamp.from(clock.instant().plus(GOOD_FOR)))
                .update();
        audit.record(
                "invitation.made", "invitation", id, "role", role.name(), "mailed", address == null ? "no" : "yes");
        String link = url.of("/invitations/" + me.workspaceSlug() + "/" + token);
        if (address != null) {
            mailer.send(mail(me, address, role, link));
        }
        return new Made(id, link);
    }

    /** The open invitations, latest first. */
    @Transactional(readOnly = true)
    public List<InvitationRow> open(Member me) {
        return open(me, null, null, 200);
    }

    /** Those made before that one (null: from the latest on), a few at a time. */
    @Transactional(readOnly = true)
    public List<InvitationRow> open(Member me, @Nullable Instant sent, @Nullable UUID before, int most) {
        me.mustBe(Role.ADMIN);
        return sql.sql(OPEN + """
                          and (cast(:sent as timestamptz) is null or (invitation.created_at, invitation.id) < (:sent, cast(:before as uuid)))
                        order by invitation.created_at desc, invitation.id desc limit :most""")
                .param("workspace", me.workspaceId())
                .param("now", Timestamp.from(clock.instant()))
                .param("sent", sent == null ? null : Timestamp.from(sent))
                .param("before", before)
                .param("most", most)
                .query(Invitations::row)
                .list();
    }

    /** One that is open. */
    @Transactional(readOnly = true)
    public InvitationRow one(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        return sql.sql(OPEN + "and invitation.id = :id")
                .param("workspace", me.workspaceId())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .query(Invitations::row)
                .optional()
                .orElseThrow(() -> new NotFound("open invitation", id));
    }

    private static InvitationRow row(ResultSet row, int number) throws SQLException {
        return new InvitationRow(
                row.getObject("id", UUID.class),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    /** Withdraws the invitation: its link stops working at once. */
    public void withdraw(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        int withdrawn = sql.sql("""
                        update invitation set withdrawn_at = ?
                        where workspace_id = ? and id = ? and accepted_at is null and withdrawn_at is null
                        """)
                .params(Timestamp.from(clock.instant()), me.workspaceId(), id)
                .update();
        if (withdrawn == 0) {
            throw new NotFound("open invitation", id);
        }
        audit.record("invitation.withdrawn", "invitation", id);
    }

    private static Mail mail(Member me, String address, Role role, String link) {
        String text = """
                Hello,

                %s invites you to %s on Round Two, as %s. Open this link to join; it works once, and for 7 days:

                %s

                If you did not expect this, leave it: nothing happens.
                """.formatted(me.name(), me.workspaceName(), role.name().toLowerCase(Locale.ROOT), link);
        return new Mail(address, "%s invites you to %s".formatted(me.name(), me.workspaceName()), text);
    }
}
