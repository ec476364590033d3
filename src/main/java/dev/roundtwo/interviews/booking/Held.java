package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An interview that nobody else moves or ends until the transaction is over, with those who sit in it. */
record Held(
        UUID id,
        String title,
        Mode mode,
        Status status,
        Instant startsAt,
        int minutes,
        boolean matched,
        List<Sitting> seats) {

    /** A seat that was not left. */
    record Sitting(UUID id, @Nullable UUID account, String name, Part part, int half) {}

    static Held of(JdbcClient sql, UUID interview) {
        return read(sql, interview, " for no key update");
    }

    /** Without keeping others from it, to look only. */
    static Held seen(JdbcClient sql, UUID interview) {
        return read(sql, interview, "");
    }

    private static Held read(JdbcClient sql, UUID interview, String lock) {
        Held head = sql.sql("""
                        select title, mode, status, starts_at, minutes, match_id is not null as matched from interview
                        where workspace_id = current_workspace() and id = ?""" + lock)
                .param(interview)
                .query((row, number) -> new Held(
                        interview,
                        row.getString("title"),
                        Mode.valueOf(row.getString("mode")),
                        Status.valueOf(row.getString("status")),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getInt("minutes"),
                        row.getBoolean("matched"),
                        List.of()))
                .optional()
                .orElseThrow(() -> new NotFound("interview", interview));
        List<Sitting> seats = sql.sql("""
                        select id, account_id, name, sits_as, half from seat
                        where workspace_id = current_workspace() and interview_id = ? and left_at is null order by id
                        """)
                .param(interview)
                .query((row, number) -> new Sitting(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        Part.valueOf(row.getString("sits_as")),
                        row.getInt("half")))
                .list();
        return new Held(
                interview, head.title, head.mode, head.status, head.startsAt, head.minutes, head.matched, seats);
    }

    /** The two of a talk between peers. */
    List<Sitting> peerSeats() {
        return seats.stream().filter(seat -> seat.part == Part.PEER).toList();
    }

    boolean peers() {
        return mode == Mode.PEER;
    }

    Optional<Sitting> seatOf(UUID account) {
        return seats.stream().filter(seat -> account.equals(seat.account)).findFirst();
    }

    Optional<Sitting> seat(UUID id) {
        return seats.stream().filter(seat -> seat.id.equals(id)).findFirst();
    }

    /** Those with accounts, by the names they sit by. */
    Map<UUID, String> people() {
        return people(seat -> true);
    }

    /** Those without whom it cannot be held. */
    Map<UUID, String> needed() {
        return people(seat -> seat.part != Part.OBSERVER && seat.part != Part.SHADOW);
    }

    private Map<UUID, String> people(Predicate<Sitting> which) {
        return seats.stream()
                .filter(seat -> seat.account != null)
                .filter(which)
                .collect(Collectors.toMap(Sitting::account, Sitting::name));
    }
}
