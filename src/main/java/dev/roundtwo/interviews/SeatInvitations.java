package dev.roundtwo.interviews;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is invited to an interview, with the links for those who may hand them out. */
@Service
@Transactional
public class SeatInvitations {

    private final JdbcClient sql;
    private final SeatLinks links;

    SeatInvitations(JdbcClient sql, SeatLinks links) {
        this.sql = sql;
        this.links = links;
    }

    /** One seat; {@code link} is null for readers who may not see it. */
    public record Invite(
            UUID id,
            String name,
            Part part,
            boolean member,
            boolean opened,
            boolean joined,
            @Nullable String link) {

        public String initial() {
            return name.substring(0, 1);
        }
    }

    /** All seats of the interview. Interviewers get the links too. */
    public List<Invite> of(Member me, UUID interview) {
        SeatLinks.Key key = me.may(Role.INTERVIEWER) ? links.key(me.workspaceId()) : null;
        return sql.sql("""
                select id, name, part, account_id is not null as member, link_number, opened_at is not null as opened,
                       joined_at is not null as joined
                from seat where interview_id = ? order by id
                """)
                .param(interview)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Invite(
                            id,
                            row.getString("name"),
                            Part.valueOf(row.getString("part")),
                            row.getBoolean("member"),
                            row.getBoolean("opened"),
                            row.getBoolean("joined"),
                            key == null
                                    ? null
                                    : links.url(me.workspaceSlug(), key.token(id, row.getInt("link_number"))));
                })
                .list();
    }

    /** The link of one seat, to hand out. */
    public String link(Member me, UUID interview, UUID seat) {
        me.mustBe(Role.INTERVIEWER);
        return of(me, interview).stream()
                .filter(invite -> invite.id().equals(seat))
                .map(Invite::link)
                .findFirst()
                .orElseThrow(() -> new NotFound("seat", seat));
    }

    /** Closes the seat's link and opens another; who came in by the old one stays in. */
    public void renew(Member me, UUID interview, UUID seat) {
        me.mustBe(Role.INTERVIEWER);
        int number = sql.sql("select link_number from seat where id = ? and interview_id = ? for update")
                        .params(seat, interview)
                        .query(Integer.class)
                        .optional()
                        .orElseThrow(() -> new NotFound("seat", seat))
                + 1;
        sql.sql("update seat set link_number = ?, link_digest = ?, opened_at = null where id = ?")
                .params(number, Secrets.digest(links.key(me.workspaceId()).token(seat, number)), seat)
                .update();
    }
}
