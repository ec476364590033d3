package dev.roundtwo.interviews;

import dev.roundtwo.interviews.Colleagues.Colleague;
import dev.roundtwo.interviews.Laying.Chair;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.tenancy.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays the seats of a new interview, each with its link. Invitations are written by whoever hears of it. */
@Component
class SeatPlanner {

    private final Laying laying;
    private final Colleagues colleagues;
    private final SeatLinks links;
    private final Planning planning;
    private final Limits limits;
    private final Stamps stamps;

    SeatPlanner(
            Laying laying, Colleagues colleagues, SeatLinks links, Planning planning, Limits limits, Stamps stamps) {
        this.limits = limits;
        this.stamps = stamps;
        this.laying = laying;
        this.colleagues = colleagues;
        this.links = links;
        this.planning = planning;
    }

    /** The planner's seat and the one that answers first. */
    record Laid(UUID mine, UUID candidate) {}

    Laid lay(Member me, UUID interview, Plan plan) {
        boolean peers = plan.mode() == Mode.PEER;
        if (!plan.mails()) {
            planning.invitesNobody(interview);
        }
        Map<UUID, Colleague> known = colleagues.of(me.workspaceId()).stream()
                .collect(Collectors.toMap(Colleague::account, Function.identity()));
        Table table = new Table(me, interview, plan, known, links.key(me.workspaceId()), new HashSet<>());
        UUID mine = table.member(me.accountId(), peers ? Part.PEER : Part.LEAD, peers ? 1 : 0, false);
        UUID candidate = table.invitee(plan.candidate(), peers ? Part.PEER : Part.CANDIDATE, peers ? 2 : 0);
        if (!peers) {
            plan.interviewers().forEach(account -> table.member(account, Part.INTERVIEWER, 0, true));
            plan.shadows().forEach(account -> table.member(account, Part.SHADOW, 0, true));
        }
        plan.observers().forEach(account -> table.member(account, Part.OBSERVER, 0, true));
        return new Laid(mine, candidate);
    }

    /** Those of the plan who have accounts, by the names that are known. */
    Map<UUID, String> people(Member me, Plan plan) {
        Map<UUID, String> people = new HashMap<>();
        Map<UUID, String> known =
                colleagues.of(me.workspaceId()).stream().collect(Collectors.toMap(Colleague::account, Colleague::name));
        List<UUID> accounts = new ArrayList<>(List.of(me.accountId()));
        if (plan.candidate().account() != null) {
            accounts.add(plan.candidate().account());
        }
        accounts.addAll(plan.interviewers());
        accounts.addAll(plan.shadows());
        accounts.addAll(plan.observers());
        accounts.forEach(account -> people.put(account, known.getOrDefault(account, "")));
        return people;
    }

    private final class Table {

        private final Member me;
        private final UUID interview;
        private final Plan plan;
        private final Map<UUID, Colleague> known;
        private final SeatLinks.Key key;
        private final Set<UUID> seated;

        Table(Member me, UUID interview, Plan plan, Map<UUID, Colleague> known, SeatLinks.Key key, Set<UUID> seated) {
            this.me = me;
            this.interview = interview;
            this.plan = plan;
            this.known = known;
            this.key = key;
            this.seated = seated;
        }

        UUID invitee(Invitee invitee, Part part, int half) {
            if (invitee.account() != null) {
                return member(invitee.account(), part, half, true);
            }
            String name = invitee.name().strip();
            if (!Storable.line(name, 80)) {
                throw new RuleBroken("interviews.candidate.missing");
            }
            String email = invitee.email() == null || invitee.email().isBlank()
                    ? null
                    : invitee.email().strip();
            return seat(null, name, email, part, half, true);
        }

        UUID member(UUID account, Part part, int half, boolean invite) {
            Colleague colleague = known.get(account);
            if (colleague == null || (part == Part.INTERVIEWER && !colleague.interviews())) {
                throw new RuleBroken("interviews.seat.nobody");
            }
            if (!seated.add(account)) {
                throw new RuleBroken("interviews.seat.twice", colleague.name());
            }
            return seat(account, colleague.name(), colleague.email(), part, half, invite);
        }

        private UUID seat(
                @Nullable UUID account, String name, @Nullable String email, Part part, int half, boolean invite) {
            UUID id = laying.seat(interview, new Chair(account, name, email, part, half), key);
            if (invite && email != null && plan.mails()) {
                limits.take(Limited.INVITATIONS, me.workspaceId(), me.accountId());
                if (account == null) {
                    stamps.guest(email);
                }
            }
            return id;
        }
    }
}
