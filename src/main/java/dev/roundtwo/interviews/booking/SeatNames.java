package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.Laying.Chair;
import dev.roundtwo.interviews.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** By which names people sit: their own, or ones that tell nobody who it is while a match is played without names. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SeatNames {

    /** Each begins with a word of its own, as rooms call people by the first one. */
    static final String ASKS = "Blue partner";

    static final String ANSWERS = "Green partner";
    static final String OBSERVES = "Grey observer";

    private final JdbcClient sql;

    SeatNames(JdbcClient sql) {
        this.sql = sql;
    }

    /** The seats to lay, by account. */
    Map<UUID, Chair> chairs(PeerMatch match) {
        Map<UUID, Chair> chairs = new HashMap<>();
        Map<UUID, Known> known = known(match);
        chair(match, match.asks(), ASKS, Part.PEER, 1, known, chairs);
        chair(match, match.answers(), ANSWERS, Part.PEER, 2, known, chairs);
        if (match.observes() != null) {
            chair(match, match.observes(), OBSERVES, Part.OBSERVER, 0, known, chairs);
        }
        return chairs;
    }

    /** What those who practise in it may call each other; who observes is not among them. */
    Map<UUID, String> of(PeerMatch match) {
        Map<UUID, String> names = new HashMap<>();
        chairs(match).forEach((account, chair) -> names.put(account, chair.name()));
        names.keySet().removeIf(account -> !match.practises(account));
        return names;
    }

    /** From now on they sit there by their own names. */
    void show(UUID match) {
        sql.sql("""
                update seat s set name = a.name, email = a.email from interview i, account a
                where s.workspace_id = current_workspace() and i.id = s.interview_id and i.match_id = ? and i.anonymous and a.id = s.account_id
                """).param(match).update();
        sql.sql(
                        "update interview set anonymous = false where workspace_id = current_workspace() and match_id = ? and anonymous")
                .param(match)
                .update();
    }

    private static void chair(
            PeerMatch match,
            UUID account,
            String neutral,
            Part part,
            int half,
            Map<UUID, Known> known,
            Map<UUID, Chair> chairs) {
        Known person = Objects.requireNonNull(known.get(account));
        chairs.put(
                account,
                match.anonymous()
                        ? new Chair(account, neutral, null, part, half)
                        : new Chair(account, person.name(), person.email(), part, half));
    }

    private Map<UUID, Known> known(PeerMatch match) {
        List<UUID> accounts = Stream.of(match.asks(), match.answers(), match.observes())
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, Known> known = new HashMap<>();
        sql.sql("select id, name, email::text as email from account where id = any(?::uuid[])")
                .param(accounts.toArray(UUID[]::new))
                .query(row -> {
                    known.put(
                            row.getObject("id", UUID.class), new Known(row.getString("name"), row.getString("email")));
                });
        return known;
    }

    private record Known(String name, String email) {}
}
