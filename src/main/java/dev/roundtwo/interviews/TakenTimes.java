package dev.roundtwo.interviews;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.practice.groups.GroupBook;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
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
    private final GroupBook groups;
    private final Stamps stamps;

    TakenTimes(JdbcClient sql, OneByOne turns, GroupBook groups, Stamps stamps) {
        this.sql = sql;
        this.turns = turns;
        this.groups = groups;
        this.stamps = stamps;
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
        return rows(accounts, from, to, except).stream().map(Taken::account).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Which of them whoever asks may be told of: those whom a match without names takes are not told apart but by themselves and
     * by who leads its group. Refuses, and counts it, when there are such people alone.
     */
    @Transactional(readOnly = true)
    public Set<UUID> told(Collection<UUID> accounts, Instant from, Instant to, @Nullable UUID except) {
        UUID asks = Scope.current().account();
        Set<UUID> told = new HashSet<>();
        boolean others = false;
        for (Taken one : rows(accounts, from, to, except)) {
            boolean steers = asks != null
                    && one.group() != null
                    && groups.leads(one.group()).contains(asks);
            if (!one.anonymous() || steers || one.account().equals(asks)) {
                told.add(one.account());
            } else {
                others = true;
            }
        }
        if (others && told.isEmpty()) {
            stamps.one(asks);
            throw new RuleBroken("interviews.taken.somebody");
        }
        return told;
    }

    /** Refuses with the names of those who are taken, if anybody is and may be named. */
    public void mustBeFree(Map<UUID, String> people, Instant from, Instant to, @Nullable UUID except) {
        Set<UUID> found = told(people.keySet(), from, to, except);
        if (!found.isEmpty()) {
            Set<String> names = found.stream()
                    .map(account -> Objects.requireNonNull(people.get(account)))
                    .collect(Collectors.toCollection(TreeSet::new));
            throw refused(List.copyOf(names));
        }
    }

    /** Does what may book people, and says so when one of them is taken; not who, as nothing is known of what takes them. */
    public <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataIntegrityViolationException refused) {
            if (String.valueOf(refused.getMessage()).contains(ONCE)) {
                throw new RuleBroken("interviews.taken.somebody");
            }
            throw refused;
        }
    }

    private List<Taken> rows(Collection<UUID> accounts, Instant from, Instant to, @Nullable UUID except) {
        return sql.sql("""
                        select t.account_id, i.anonymous, i.group_id from taken_time t join interview i on i.id = t.interview_id
                        where t.workspace_id = current_workspace() and t.account_id = any(:accounts::uuid[])
                          and t.during && tstzrange(:from, :to) and t.interview_id is distinct from cast(:except as uuid)
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("except", except)
                .query((row, number) -> new Taken(
                        row.getObject("account_id", UUID.class),
                        row.getBoolean("anonymous"),
                        row.getObject("group_id", UUID.class)))
                .list();
    }

    private record Taken(
            UUID account, boolean anonymous, @Nullable UUID group) {}

    private static RuleBroken refused(List<String> names) {
        return new RuleBroken("interviews.taken", Names.and(names), names.size());
    }
}
