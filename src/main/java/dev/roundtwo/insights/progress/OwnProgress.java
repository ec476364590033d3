package dev.roundtwo.insights.progress;

import dev.roundtwo.identity.Regional;
import dev.roundtwo.insights.models.Freshness;
import dev.roundtwo.insights.progress.ProgressPage.Counts;
import dev.roundtwo.insights.progress.ProgressPage.Group;
import dev.roundtwo.insights.progress.ProgressPage.Line;
import dev.roundtwo.insights.progress.ProgressPage.Talk;
import dev.roundtwo.practice.groups.GroupPages;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each member's own progress, for nobody else. */
@Service
@Transactional(readOnly = true)
public class OwnProgress {

    static final Duration A_YEAR = Duration.ofDays(365);
    private static final Duration LATELY = Duration.ofDays(90);
    private static final int TALKS = 50;

    private final JdbcClient sql;
    private final Results results;
    private final Comparisons comparisons;
    private final GroupPages groups;
    private final Freshness freshness;
    private final Clock clock;

    OwnProgress(
            JdbcClient sql,
            Results results,
            Comparisons comparisons,
            GroupPages groups,
            Freshness freshness,
            Clock clock) {
        this.comparisons = comparisons;
        this.sql = sql;
        this.results = results;
        this.groups = groups;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** On the reader's clock. */
    public ProgressPage page(Member me, Regional region) {
        me.mustBe(Role.MEMBER);
        Instant now = clock.instant();
        Instant from = now.minus(A_YEAR);
        List<Result> all = results.of(me.accountId(), from, now);
        Axis axis = Axis.since(
                all.stream().map(Result::at).min(Comparator.naturalOrder()).orElse(now), now, region);
        List<Line> lines = Signal.of(all, List.of()).stream()
                .map(signal -> new Line(lately(signal, now), Chart.of(signal, axis)))
                .toList();
        List<Group> mine = groups.mine(me).stream()
                .map(row -> new Group(row.id(), row.name()))
                .toList();
        Hindsight hindsight = Hindsight.of(comparisons.of(me.accountId(), from, now), axis);
        return new ProgressPage(
                freshness.now(), counts(me, from, now), lines, hindsight, talks(me, from, now, all, mine), mine);
    }

    /** Everything that one got, oldest first. */
    public List<Result> everything(Member me) {
        me.mustBe(Role.MEMBER);
        return results.of(me.accountId(), Instant.EPOCH, clock.instant());
    }

    /** The same results, with the mean of the last three months beside that of the time before, where there are both. */
    private static Signal lately(Signal signal, Instant now) {
        Instant border = now.minus(LATELY);
        Map<Boolean, List<Result>> parts = signal.results().stream()
                .collect(Collectors.partitioningBy(result -> result.at().isBefore(border)));
        List<Result> before = parts.getOrDefault(true, List.of());
        List<Result> late = parts.getOrDefault(false, List.of());
        return late.isEmpty() || before.isEmpty()
                ? signal
                : new Signal(signal.key(), signal.name(), signal.results(), Signal.mean(late), Signal.mean(before));
    }

    private Counts counts(Member me, Instant from, Instant to) {
        return sql.sql("""
                        select count(distinct interview_id) filter (where came and state = 'HELD') as interviews,
                            count(distinct interview_id) filter (where came and state = 'HELD' and part in ('CANDIDATE', 'PEER')) as answered,
                            count(distinct interview_id) filter (where came and state = 'HELD' and part in ('LEAD', 'INTERVIEWER', 'PEER')) as asked,
                            coalesce(sum(minutes) filter (where came and state = 'HELD'), 0) as minutes,
                            count(*) filter (where missed) as missed
                        from insight_seat
                        where workspace_id = current_workspace() and account_id = :me and taken_at >= :from and taken_at < :to
                        """)
                .param("me", me.accountId())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, number) -> new Counts(
                        row.getInt("interviews"),
                        row.getInt("answered"),
                        row.getInt("asked"),
                        row.getInt("minutes"),
                        row.getInt("missed")))
                .single();
    }

    private List<Talk> talks(Member me, Instant from, Instant to, List<Result> all, List<Group> mine) {
        Map<UUID, List<Result>> byInterview = all.stream().collect(Collectors.groupingBy(Result::interview));
        Map<UUID, Set<UUID>> shared = shared(me);
        return sql.sql("""
                        select i.interview_id, i.title, i.group_id, s.part, s.state, s.taken_at, s.missed
                        from insight_seat s join insight_interview i on i.interview_id = s.interview_id
                        where s.workspace_id = current_workspace() and s.account_id = :me and s.taken_at >= :from and s.taken_at < :to
                          and ((s.came and s.state = 'HELD') or s.missed)
                        order by s.taken_at desc, s.interview_id desc limit :most
                        """)
                .param("me", me.accountId())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", TALKS)
                .query((row, number) -> talk(row, byInterview, shared, mine))
                .list();
    }

    private Map<UUID, Set<UUID>> shared(Member me) {
        Map<UUID, Set<UUID>> shared = new HashMap<>();
        sql.sql(
                        "select interview_id, group_id from insight_share where workspace_id = current_workspace() and account_id = ?")
                .param(me.accountId())
                .query(row -> {
                    shared.computeIfAbsent(row.getObject("interview_id", UUID.class), key -> new HashSet<>())
                            .add(row.getObject("group_id", UUID.class));
                });
        return shared;
    }

    private static Talk talk(
            ResultSet row, Map<UUID, List<Result>> byInterview, Map<UUID, Set<UUID>> shared, List<Group> mine)
            throws SQLException {
        UUID id = row.getObject("interview_id", UUID.class);
        Set<UUID> seen = shared.getOrDefault(id, Set.of());
        return new Talk(
                id,
                row.getString("title"),
                row.getTimestamp("taken_at").toInstant(),
                row.getString("state"),
                Set.of("CANDIDATE", "PEER").contains(row.getString("part")),
                row.getBoolean("missed"),
                byInterview.getOrDefault(id, List.of()),
                mine.stream().filter(group -> seen.contains(group.id())).toList(),
                mine.stream().filter(group -> !seen.contains(group.id())).toList(),
                usual(row.getObject("group_id", UUID.class), mine));
    }

    private static @Nullable Group usual(@Nullable UUID group, List<Group> mine) {
        return mine.stream().filter(one -> one.id().equals(group)).findFirst().orElse(null);
    }
}
