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
     * nothing else decides. Empty when there is none at all.
     */
    Optional<Pick> pick(List<UUID> wanted, UUID answersFirst, UUID answersSecond) {
        Map<UUID, Set<UUID>> open = sets.usable(wanted);
        if (open.isEmpty()) {
            open = sets.usable(sets.choices().stream().map(SetChoice::id).toList());
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Map<UUID, Set<UUID>> seen = seen(List.of(answersFirst, answersSecond));
        return Optional.of(
                best(open, seen.getOrDefault(answersFirst, Set.of()), seen.getOrDefault(answersSecond, Set.of())));
    }

    /** Who asks in the first half reads its set there, so what both sets have in common counts as seen in the second. */
    static Pick best(Map<UUID, Set<UUID>> open, Set<UUID> seenByFirst, Set<UUID> seenBySecond) {
        if (open.size() == 1) {
            UUID only = open.keySet().iterator().next();
            return new Pick(only, only);
        }
        Set<UUID> weighed = new HashSet<>();
        for (Set<UUID> seen : List.of(seenByFirst, seenBySecond)) {
            open.entrySet().stream()
                    .sorted(Comparator.comparingDouble(set -> share(set.getValue(), seen)))
                    .limit(WEIGHED)
                    .forEach(set -> weighed.add(set.getKey()));
        }
        List<Map.Entry<UUID, Set<UUID>>> order = open.entrySet().stream()
                .filter(set -> weighed.contains(set.getKey()))
                .toList();
        @Nullable Pick best = null;
        double least = Double.MAX_VALUE;
        for (Map.Entry<UUID, Set<UUID>> first : order) {
            Set<UUID> known = new HashSet<>(seenBySecond);
            known.addAll(first.getValue());
            for (Map.Entry<UUID, Set<UUID>> second : order) {
                double cost = share(first.getValue(), seenByFirst) + share(second.getValue(), known);
                if (!first.getKey().equals(second.getKey()) && cost < least) {
                    least = cost;
                    best = new Pick(first.getKey(), second.getKey());
                }
            }
        }
        return Objects.requireNonNull(best);
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
