package dev.roundtwo.practice;

import dev.roundtwo.tenancy.Member;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What the leads of a group see of how it comes on: who takes part, always; levels, of what people share with them. Whoever
 * looks back says so, by a bean.
 */
public interface GroupProgress {

    /** Of these people of the group, in the last three months; {@code levels} only for a lead of the group. */
    Shown of(Member me, UUID group, Collection<UUID> people, boolean levels);

    /** Everything before that moment is counted. */
    record Shown(Instant asOf, boolean current, List<Part> people, List<Mean> signals) {

        public Shown {
            people = List.copyOf(people);
            signals = List.copyOf(signals);
        }

        /** What is known of somebody; nothing, of whom nothing is. */
        public Part of(UUID account) {
            return people.stream()
                    .filter(one -> one.account().equals(account))
                    .findFirst()
                    .orElse(new Part(account, 0, 0, 0));
        }
    }

    /** How often somebody came to the group's interviews, how often not, and of how many interviews they share the result. */
    record Part(UUID account, int interviews, int missed, int shared) {}

    /** The shared results of one signal: how many, of how many people, and their mean to one decimal. */
    record Mean(String name, int results, int people, BigDecimal mean, int level) {}
}
