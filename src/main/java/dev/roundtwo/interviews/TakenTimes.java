package dev.roundtwo.interviews;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Times at which people of the workspace in scope are taken by planned interviews. The database refuses two at once
 * ({@code taken_once}); here it is said in words.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TakenTimes {

    private static final String ONCE = "taken_once";

    private final JdbcClient sql;
    private final OneByOne turns;

    TakenTimes(JdbcClient sql, OneByOne turns) {
        this.sql = sql;
        this.turns = turns;
    }

    /**
     * Waits until nobody else books in the workspace, to the end of the transaction: who looks for a free time then finds one
     * that stays free, and two who book the same people in another order do not wait for each other.
     */
    public void hold() {
        turns.take("bookings", Objects.requireNonNull(Scope.current().workspace()));
    }

    /** Which of these accounts are taken at some moment between the two, that interview aside. */
    @Transactional(readOnly = true)
    public Set<UUID> of(Collection<UUID> accounts, Instant from, Instant to, @Nullable UUID except) {
        return Set.copyOf(sql.sql("""
                        select distinct account_id from taken_time
                        where workspace_id = current_workspace() and account_id = any(:accounts::uuid[])
                          and during && tstzrange(:from, :to) and interview_id is distinct from cast(:except as uuid)
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("except", except)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /** Refuses with the names of those who are taken, if anybody is. */
    public void mustBeFree(Map<UUID, String> people, Instant from, Instant to, @Nullable UUID except) {
        Set<UUID> found = of(people.keySet(), from, to, except);
        if (!found.isEmpty()) {
            Set<String> names = found.stream()
                    .map(account -> Objects.requireNonNull(people.get(account)))
                    .collect(Collectors.toCollection(TreeSet::new));
            throw refused(List.copyOf(names));
        }
    }

    /** Does what may book somebody of that name, and says so when they are taken. */
    public <T> T guarded(String name, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataIntegrityViolationException refused) {
            if (String.valueOf(refused.getMessage()).contains(ONCE)) {
                throw refused(List.of(name));
            }
            throw refused;
        }
    }

    private static RuleBroken refused(List<String> names) {
        return new RuleBroken("interviews.taken", Names.and(names), names.size());
    }
}
