package dev.roundtwo.practice.hours;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.practice.Appointments;
import dev.roundtwo.practice.hours.Week.Otherwise;
import dev.roundtwo.practice.hours.Week.Window;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When people of a workspace have time, less what they are taken for already and the pause they want around it. */
@Service
@Transactional(readOnly = true)
public class Hours {

    private final JdbcClient sql;
    private final ObjectProvider<Appointments> appointments;
    private final RegionalSettings regions;
    private final Clock clock;

    Hours(JdbcClient sql, ObjectProvider<Appointments> appointments, RegionalSettings regions, Clock clock) {
        this.sql = sql;
        this.regions = regions;
        this.appointments = appointments;
        this.clock = clock;
    }

    /** Somebody as they said they are; the defaults until they say something. */
    public Profile profile(Member me) {
        return sql.sql("""
                        select level, language, zone, buffer from practice_person
                        where workspace_id = current_workspace() and account_id = ?
                        """)
                .param(me.accountId())
                .query((row, number) -> new Profile(
                        row.getInt("level"),
                        row.getString("language"),
                        ZoneId.of(row.getString("zone")),
                        row.getInt("buffer"),
                        true))
                .optional()
                .orElseGet(() -> Profile.unsaid(regions.of(me.accountId()).zone()));
    }

    /** What somebody said, with their exceptions from today on. */
    public Week week(Member me) {
        Week known = weeks(
                        List.of(me.accountId()),
                        LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC")).minusDays(1))
                .get(me.accountId());
        return known == null ? new Week(profile(me).zone(), List.of(), List.of()) : known;
    }

    /** When each of them is free between the two; who has said no hours is not in it. */
    public Map<UUID, List<Span>> free(Collection<UUID> accounts, Instant from, Instant to) {
        Map<UUID, List<Span>> free = new HashMap<>();
        LocalDate first = LocalDate.ofInstant(from, ZoneId.of("UTC")).minusDays(2);
        weeks(accounts, first).forEach((account, week) -> free.put(account, week.between(from, to)));
        Map<UUID, List<Span>> taken = taken(free.keySet(), from, to);
        taken.forEach((account, spans) ->
                free.computeIfPresent(account, (same, hours) -> Span.without(hours, Span.joined(spans))));
        return free;
    }

    /** When both are free for so long, between the two; empty also when one of them has said no hours. */
    public List<Span> common(UUID one, UUID other, Instant from, Instant to, Duration least) {
        Map<UUID, List<Span>> free = free(List.of(one, other), from, to);
        return Span.both(free.getOrDefault(one, List.of()), free.getOrDefault(other, List.of())).stream()
                .filter(span -> span.length().compareTo(least) >= 0)
                .toList();
    }

    /** What they are taken for around that time, each with the pause they want before and after it. */
    public Map<UUID, List<Span>> taken(Collection<UUID> accounts, Instant from, Instant to) {
        Map<UUID, List<Span>> taken = new HashMap<>();
        if (accounts.isEmpty()) {
            return taken;
        }
        Map<UUID, Integer> pauses = new HashMap<>();
        sql.sql("""
                select account_id, buffer from practice_person
                where workspace_id = current_workspace() and account_id = any(?::uuid[])
                """).param(accounts.toArray(UUID[]::new)).query(row -> {
            pauses.put(row.getObject("account_id", UUID.class), row.getInt("buffer"));
        });
        Duration most = Duration.ofHours(4);
        appointments.stream()
                .flatMap(source -> source.between(accounts, from.minus(most), to.plus(most)).stream())
                .forEach(one -> {
                    Duration pause = Duration.ofMinutes(pauses.getOrDefault(one.account(), 0));
                    taken.computeIfAbsent(one.account(), account -> new ArrayList<>())
                            .add(new Span(one.from().minus(pause), one.to().plus(pause)));
                });
        return taken;
    }

    private Map<UUID, Week> weeks(Collection<UUID> accounts, LocalDate first) {
        UUID[] ids = accounts.toArray(UUID[]::new);
        Map<UUID, Week> weeks = new LinkedHashMap<>();
        sql.sql("""
                select p.account_id, p.zone, h.day, h.from_minute, h.to_minute from practice_person p
                left join practice_hours h on h.workspace_id = p.workspace_id and h.account_id = p.account_id
                where p.workspace_id = current_workspace() and p.account_id = any(?::uuid[]) order by h.day, h.from_minute
                """).param(ids).query(row -> {
            ZoneId zone = ZoneId.of(row.getString("zone"));
            Week week = weeks.computeIfAbsent(
                    row.getObject("account_id", UUID.class),
                    account -> new Week(zone, new ArrayList<>(), new ArrayList<>()));
            if (row.getObject("day") != null) {
                week.hours()
                        .add(new Window(
                                DayOfWeek.of(row.getInt("day")), row.getInt("from_minute"), row.getInt("to_minute")));
            }
        });
        sql.sql("""
                select account_id, day, free, from_minute, to_minute from practice_exception
                where workspace_id = current_workspace() and account_id = any(?::uuid[]) and day >= ? order by day, from_minute
                """).params(ids, first).query(row -> {
            Week week = weeks.get(row.getObject("account_id", UUID.class));
            if (week != null) {
                week.exceptions()
                        .add(new Otherwise(
                                row.getObject("day", LocalDate.class),
                                row.getBoolean("free"),
                                row.getInt("from_minute"),
                                row.getInt("to_minute")));
            }
        });
        weeks.values()
                .removeIf(week -> Stream.of(week.hours(), week.exceptions()).allMatch(List::isEmpty));
        return weeks;
    }
}
