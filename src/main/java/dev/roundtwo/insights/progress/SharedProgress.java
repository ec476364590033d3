package dev.roundtwo.insights.progress;

import dev.roundtwo.insights.models.Freshness;
import dev.roundtwo.practice.GroupProgress;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A group's progress for its page: only what its people share with its leads, read anew each time. */
@Component
@Transactional(readOnly = true)
class SharedProgress implements GroupProgress {

    private static final Duration LATELY = Duration.ofDays(90);

    private final JdbcClient sql;
    private final Results results;
    private final Freshness freshness;
    private final Clock clock;

    SharedProgress(JdbcClient sql, Results results, Freshness freshness, Clock clock) {
        this.sql = sql;
        this.results = results;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public Shown of(Member me, UUID group, Collection<UUID> people, boolean levels) {
        me.mustBe(Role.MEMBER);
        Instant now = clock.instant();
        Instant from = now.minus(LATELY);
        List<Result> shared = levels ? results.shared(group, people, from, now) : List.of();
        Freshness.Fresh fresh = freshness.now();
        return new Shown(
                fresh.at(),
                fresh.current(),
                parts(group, people, from, now, shared),
                Signal.of(shared, List.of()).stream()
                        .map(SharedProgress::signal)
                        .toList());
    }

    private List<Part> parts(UUID group, Collection<UUID> people, Instant from, Instant to, List<Result> shared) {
        Map<UUID, Part> parts = new LinkedHashMap<>();
        people.forEach(account -> parts.put(account, new Part(account, 0, 0, 0)));
        sql.sql("""
                select account_id, count(distinct interview_id) filter (where came and state = 'HELD') as interviews,
                    count(*) filter (where missed) as missed
                from insight_seat
                where workspace_id = current_workspace() and group_id = :group and taken_at >= :from and taken_at < :to
                  and account_id = any(:people)
                group by account_id
                """)
                .param("group", group)
                .param("people", people.toArray(UUID[]::new))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(row -> {
                    UUID account = row.getObject("account_id", UUID.class);
                    parts.put(account, new Part(account, row.getInt("interviews"), row.getInt("missed"), 0));
                });
        shared.stream()
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNull(one.account()),
                        Collectors.mapping(Result::interview, Collectors.toSet())))
                .forEach((account, interviews) -> parts.computeIfPresent(
                        account,
                        (key, part) -> new Part(account, part.interviews(), part.missed(), interviews.size())));
        return List.copyOf(parts.values());
    }

    private static Mean signal(Signal one) {
        long people = one.results().stream().map(Result::account).distinct().count();
        return new Mean(one.name(), one.count(), (int) people, one.mean(), one.level());
    }
}
