package dev.roundtwo.interviews;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.tenancy.GuestPass;
import dev.roundtwo.tenancy.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the places in an interview. Having one is what opens its room; a role in the workspace is not. */
@Service
@Transactional(readOnly = true)
public class Seats {

    private static final String SEAT = """
            select s.id, s.interview_id, s.workspace_id, s.name, s.sits_as as part, s.account_id, s.half, i.half as half_now
            from seat s join interview i on i.id = s.interview_id
            """;

    private final JdbcClient sql;

    Seats(JdbcClient sql) {
        this.sql = sql;
    }

    /** A seat as JSON holds it. */
    public record Row(
            UUID id, String name, Part part, @Nullable UUID account, int half) {

        public Seat in(UUID interview, UUID workspace, int halfNow) {
            return new Seat(id, interview, workspace, name, part, Seat.side(part, half, halfNow), account, half);
        }
    }

    /** All seats of the interview, in the order in which they were laid. */
    public List<Seat> of(UUID interview) {
        return sql.sql(SEAT + "where s.interview_id = ? order by s.id")
                .param(interview)
                .query(Seats::seat)
                .list();
    }

    /** The account's seat; {@link NotFound} when it has none. */
    public Seat of(UUID interview, UUID account) {
        return find(interview, account, null).orElseThrow(() -> new NotFound("room", interview));
    }

    /** The member's seat, while their role lets them sit in it; {@link NotFound} when they have none. */
    public Seat of(Member me, UUID interview) {
        return find(interview, me.accountId(), null)
                .filter(seat -> seat.opensTo(me))
                .orElseThrow(() -> new NotFound("room", interview));
    }

    /** The seat again, as it is now: a peer's side changes at half-time. */
    public Seat again(Seat seat) {
        return named(seat.id());
    }

    public Seat named(UUID seat) {
        return sql.sql(SEAT + "where s.id = ?")
                .param(seat)
                .query(Seats::seat)
                .optional()
                .orElseThrow(() -> new NotFound("seat", seat));
    }

    /**
     * The seat of an account, or else the guest's one that their session remembers, while its claim holds. A member's seat
     * never opens to a guest.
     */
    Optional<Seat> find(UUID interview, @Nullable UUID account, GuestPass.@Nullable Held pass) {
        return sql.sql(SEAT + """
                where s.interview_id = :room
                  and (s.account_id = cast(:account as uuid)
                    or (s.id = cast(:guest as uuid) and s.account_id is null and s.claim_digest = cast(:claim as text)))
                order by s.account_id nulls last limit 1
                """)
                .param("room", interview)
                .param("account", account)
                .param("guest", pass == null ? null : pass.seat())
                .param("claim", pass == null ? null : Secrets.digest(pass.claim()))
                .query(Seats::seat)
                .optional();
    }

    private static Seat seat(ResultSet row, int number) throws SQLException {
        Row seat = new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Part.valueOf(row.getString("part")),
                row.getObject("account_id", UUID.class),
                row.getInt("half"));
        return seat.in(
                row.getObject("interview_id", UUID.class),
                row.getObject("workspace_id", UUID.class),
                row.getInt("half_now"));
    }
}
