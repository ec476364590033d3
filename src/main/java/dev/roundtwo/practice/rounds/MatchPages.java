package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.Appointments;
import dev.roundtwo.practice.Sets;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.practice.hours.Hours;
import dev.roundtwo.practice.hours.Span;
import dev.roundtwo.practice.rounds.RoundPeriods.Period;
import dev.roundtwo.tenancy.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Matches as their people see them. */
@Service
@Transactional(readOnly = true)
public class MatchPages {

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Duration LEAST = Duration.ofMinutes(60);
    /** So long who found each other outside of rounds may look for a time. */
    private static final Duration NEWS = Duration.ofDays(1);

    private static final int TIMES = 6;

    private final JdbcClient sql;
    private final Hours hours;
    private final Standings standings;
    private final Sets sets;
    private final ObjectProvider<Appointments> appointments;
    private final RoundPeriods periods;
    private final Clock clock;

    MatchPages(
            JdbcClient sql,
            Hours hours,
            Standings standings,
            Sets sets,
            ObjectProvider<Appointments> appointments,
            RoundPeriods periods,
            Clock clock) {
        this.sql = sql;
        this.hours = hours;
        this.standings = standings;
        this.sets = sets;
        this.appointments = appointments;
        this.periods = periods;
        this.clock = clock;
    }

    /** For whoever has a place in it. */
    public MatchPage page(Member me, UUID match) {
        Head head = head(match);
        Map<String, Place> places = places(match);
        Place mine = places.values().stream()
                .filter(place -> place.account().equals(me.accountId()))
                .findFirst()
                .orElseThrow(() -> new NotFound("match", match));
        Place asks = places.get("ASKS");
        Place answers = places.get("ANSWERS");
        Place observes = places.get("OBSERVES");
        boolean named = !head.anonymous() || (asks != null && answers != null && asks.named() && answers.named());
        Place partner = mine == asks ? answers : mine == answers ? asks : null;
        return new MatchPage(
                match,
                head.group(),
                head.groupName(),
                head.round(),
                sets.titles(head.sets()),
                head.at(),
                mine.part(),
                asks == null || answers == null,
                !named,
                mine.named(),
                shown(asks, named || mine == asks),
                shown(answers, named || mine == answers),
                shown(observes, named || mine == observes),
                observes != null,
                partner == null || !named ? null : standings.of(partner.account()),
                appointments
                        .orderedStream()
                        .flatMap(kind -> Stream.ofNullable(kind.of(match)))
                        .findFirst()
                        .orElse(null),
                !clock.instant()
                        .isBefore(periods.of(match)
                                .map(Period::until)
                                .orElse(head.at().plus(NEWS))),
                asks == null || answers == null ? List.of() : times(asks.account(), answers.account()));
    }

    /** One's own matches that hold, newest first. */
    public List<Mine> mine(Member me, @Nullable UUID round, int most) {
        return sql.sql("""
                        select t.id, t.matched_at, g.name as group_name, l.part = 'OBSERVES' as observes,
                            case when not t.anonymous or (select count(*) from practice_place n
                                where n.match_id = t.id and n.named and n.part <> 'OBSERVES') = 2 then a.name end as partner
                        from practice_place l join practice_match t on t.id = l.match_id
                        left join practice_group g on g.id = t.group_id
                        left join practice_place o on o.match_id = t.id and o.account_id <> l.account_id
                            and o.part <> 'OBSERVES' and l.part <> 'OBSERVES'
                        left join account a on a.id = o.account_id
                        where l.workspace_id = current_workspace() and l.account_id = :me and t.matched_at is not null
                          and (cast(:round as uuid) is null or t.round_id = cast(:round as uuid))
                        order by t.matched_at desc, t.id limit :most
                        """)
                .param("me", me.accountId())
                .param("round", round)
                .param("most", most)
                .query((row, number) -> new Mine(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("matched_at").toInstant(),
                        row.getString("group_name"),
                        row.getBoolean("observes"),
                        row.getString("partner")))
                .list();
    }

    private List<Span> times(UUID one, UUID other) {
        Instant now = clock.instant();
        return hours.common(one, other, now, now.plus(AHEAD), LEAST).stream()
                .limit(TIMES)
                .toList();
    }

    private static @Nullable String shown(@Nullable Place place, boolean named) {
        return place == null || !named ? null : place.name();
    }

    private Head head(UUID match) {
        return sql.sql("""
                        select t.group_id, g.name, t.round_id, t.anonymous,
                            case when t.set_id is distinct from t.sets[1] then array_remove(array[t.set_id], null) else t.sets end as sets,
                            t.matched_at from practice_match t
                        left join practice_group g on g.id = t.group_id
                        where t.workspace_id = current_workspace() and t.id = ? and t.matched_at is not null
                        """)
                .param(match)
                .query((row, number) -> new Head(
                        row.getObject("group_id", UUID.class),
                        row.getString("name"),
                        row.getObject("round_id", UUID.class),
                        List.of((UUID[]) row.getArray("sets").getArray()),
                        row.getBoolean("anonymous"),
                        row.getTimestamp("matched_at").toInstant()))
                .optional()
                .orElseThrow(() -> new NotFound("match", match));
    }

    private Map<String, Place> places(UUID match) {
        return sql.sql("""
                select l.part, l.account_id, l.named, a.name from practice_place l join account a on a.id = l.account_id
                where l.workspace_id = current_workspace() and l.match_id = ?
                """).param(match).query(MatchPages::place).list().stream()
                .collect(Collectors.toMap(Place::part, Function.identity()));
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getString("part"),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getBoolean("named"));
    }

    /** One's own match; the partner is null while nameless, when gone, and for who observes. */
    public record Mine(
            UUID id,
            Instant at,
            @Nullable String groupName,
            boolean observes,
            @Nullable String partner) {}

    private record Head(
            @Nullable UUID group,
            @Nullable String groupName,
            @Nullable UUID round,
            List<UUID> sets,
            boolean anonymous,
            Instant at) {}

    private record Place(String part, UUID account, String name, boolean named) {}
}
