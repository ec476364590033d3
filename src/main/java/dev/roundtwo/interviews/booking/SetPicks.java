package dev.roundtwo.interviews.booking;

import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.questions.SetChoice;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which sets two people practise with: for each half the one of which its candidate has seen least. */
@Component
@Transactional(readOnly = true)
class SetPicks {

    /** So many of the least seen are weighed against each other. */
    private static final int WEIGHED = 12;

    private final JdbcClient sql;
    private final QuestionSets sets;

    SetPicks(JdbcClient sql, QuestionSets sets) {
        this.sql = sql;
        this.sets = sets;
    }

    /** The set of the first half, and that of the second: the same one where there is only one. */
    record Pick(UUID first, UUID second) {}

    /**
     * From the wanted sets, as far as they can still be asked from, or else from all that are published; earlier ones win where
     * nothing else decides. Where one alone is wanted the second half takes another, if there is any: who asks first has read
     * that one with its guide. Empty when there is none at all.
     */
    Optional<Pick> pick(List<UUID> wanted, UUID answersFirst, UUID answersSecond) {
        Map<UUID, Set<UUID>> open = sets.usable(wanted);
        Map<UUID, Set<UUID>> others = open.size() > 1
                ? open
                : sets.usable(sets.choices().stream().map(SetChoice::id).toList());
        if (open.isEmpty()) {
            open = others;
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Map<UUID, Set<UUID>> seen = seen(List.of(answersFirst, answersSecond));
        return Optional.of(best(
                open, others, seen.getOrDefault(answersFirst, Set.of()), seen.getOrDefault(answersSecond, Set.of())));
    }

    /** Who asks in the first half reads its set there, so what both sets have in common counts as seen in the second. */
    static Pick best(
            Map<UUID, Set<UUID>> open, Map<UUID, Set<UUID>> others, Set<UUID> seenByFirst, Set<UUID> seenBySecond) {
        UUID only = open.keySet().iterator().next();
        if (open.size() == 1 && others.keySet().stream().allMatch(only::equals)) {
            return new Pick(only, only);
        }
        @Nullable Pick best = null;
        double least = Double.MAX_VALUE;
        List<Map.Entry<UUID, Set<UUID>>> seconds = order(others, seenByFirst, seenBySecond);
        for (Map.Entry<UUID, Set<UUID>> first : order(open, seenByFirst, seenBySecond)) {
            Set<UUID> known = new HashSet<>(seenBySecond);
            known.addAll(first.getValue());
            for (Map.Entry<UUID, Set<UUID>> second : seconds) {
                double cost = share(first.getValue(), seenByFirst) + share(second.getValue(), known);
                if (!first.getKey().equals(second.getKey()) && cost < least) {
                    least = cost;
                    best = new Pick(first.getKey(), second.getKey());
                }
            }
        }
        return Objects.requireNonNull(best);
    }

    /** Those worth weighing: of which either has seen least, in the order that they were chosen. */
    private static List<Map.Entry<UUID, Set<UUID>>> order(
            Map<UUID, Set<UUID>> sets, Set<UUID> seenByFirst, Set<UUID> seenBySecond) {
        Set<UUID> weighed = new HashSet<>();
        for (Set<UUID> seen : List.of(seenByFirst, seenBySecond)) {
            sets.entrySet().stream()
                    .sorted(Comparator.comparingDouble(set -> share(set.getValue(), seen)))
                    .limit(WEIGHED)
                    .forEach(set -> weighed.add(set.getKey()));
        }
        return sets.entrySet().stream()
                .filter(set -> weighed.contains(set.getKey()))
                .toList();
    }

    private static double share(Collection<UUID> questions, Set<UUID> seen) {
        return questions.isEmpty()
                ? 1
                : (double) questions.stream().filter(seen::contains).count() / questions.size();
    }

    /** The questions that each of them has met in interviews, on whichever side. */
    private Map<UUID, Set<UUID>> seen(List<UUID> accounts) {
        Map<UUID, Set<UUID>> met = new HashMap<>();
        sql.sql("""
                select distinct s.account_id, t.set_id from seat s join turn t on t.interview_id = s.interview_id
                join interview i on i.id = s.interview_id and i.status <> 'CANCELLED'
                where s.workspace_id = current_workspace() and s.account_id = any(?::uuid[])
                """).param(accounts.toArray(UUID[]::new)).query(row -> {
            met.computeIfAbsent(row.getObject("account_id", UUID.class), account -> new HashSet<>())
                    .add(row.getObject("set_id", UUID.class));
        });
        Set<UUID> all = new HashSet<>();
        met.values().forEach(all::addAll);
        Map<UUID, Set<UUID>> questions = sets.questions(all);
        Map<UUID, Set<UUID>> seen = new HashMap<>();
        met.forEach((account, theirs) -> {
            Set<UUID> known = new HashSet<>();
            theirs.forEach(set -> known.addAll(questions.getOrDefault(set, Set.of())));
            seen.put(account, known);
        });
        return seen;
    }
}
