package dev.roundtwo.welcome;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Plays the demo's script through the same facades as everybody else, at the times it tells. */
@Component
class DemoStaging {

    private final Accounts accounts;
    private final Workspaces workspaces;
    private final QuestionSets sets;
    private final Interviews interviews;
    private final DemoRoom room;
    private final DemoGroup group;
    private final DemoHistory history;
    private final Clock clock;

    DemoStaging(
            Accounts accounts,
            Workspaces workspaces,
            QuestionSets sets,
            Interviews interviews,
            DemoRoom room,
            DemoGroup group,
            DemoHistory history,
            Clock clock) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.sets = sets;
        this.interviews = interviews;
        this.room = room;
        this.group = group;
        this.history = history;
        this.clock = clock;
    }

    /** Everything in the caller's transaction, which must be in the scope of that workspace id. */
    void play(UUID workspace, DemoScript script) {
        Instant now = clock.instant();
        Instant panelStart = day(now, -script.panel().daysAgo(), script.panel().starts());
        Map<String, Member> people = new LinkedHashMap<>();
        Map<String, UUID> made = new HashMap<>();
        Backdated.at(panelStart.minus(Duration.ofDays(4)), () -> {
            people.putAll(gather(workspace, script));
            as(first(people), () -> {
                script.sets().forEach(set -> made.put(set.key(), compose(first(people), set)));
                return made;
            });
        });
        script.history().forEach(past -> history.play(past, day(now, -past.daysAgo(), past.starts()), people, made));
        panel(script.panel(), panelStart, people, made);
        practice(script.practice(), now, people, made);
        group.play(script.group(), now, people, made.get(script.group().set()));
        script.upcoming()
                .forEach(plan -> schedule(
                        people,
                        plan.title(),
                        made.get(plan.set()),
                        plan.candidate(),
                        plan.lead(),
                        plan.interviewers(),
                        day(now, plan.inDays(), plan.starts())));
    }

    private Map<String, Member> gather(UUID workspace, DemoScript script) {
        Map<String, Member> people = new LinkedHashMap<>();
        for (DemoScript.Role role : script.people()) {
            UUID account = accounts.openForDemo(role.email(), role.name()).id();
            people.put(
                    role.key(),
                    people.isEmpty()
                            ? workspaces.found(
                                    workspace,
                                    script.workspace().slug(),
                                    script.workspace().name(),
                                    account,
                                    true)
                            : workspaces.join(workspace, account, Role.valueOf(role.role())));
        }
        return people;
    }

    private UUID compose(Member author, DemoScript.QuestionSet set) {
        UUID id = sets.create(author, set.title(), set.description());
        set.items().forEach(item -> sets.addItem(author, id, item.question(), item.minutes()));
        if (set.published()) {
            sets.publish(author, id);
        }
        return id;
    }

    private void panel(DemoScript.Panel panel, Instant start, Map<String, Member> people, Map<String, UUID> made) {
        UUID[] interview = new UUID[1];
        Backdated.at(
                start.minus(Duration.ofDays(2)),
                () -> interview[0] = schedule(
                        people,
                        panel.title(),
                        made.get(panel.set()),
                        panel.candidate(),
                        panel.lead(),
                        panel.interviewers(),
                        start));
        room.panel(interview[0], panel, start, people);
    }

    private void practice(
            DemoScript.Practice practice, Instant now, Map<String, Member> people, Map<String, UUID> made) {
        Instant start = now.minus(Duration.ofMinutes(practice.startedMinutesAgo()));
        UUID[] interview = new UUID[1];
        Backdated.at(
                start.minus(Duration.ofHours(3)),
                () -> interview[0] = as(
                        person(people, practice.asks()),
                        () -> interviews.schedule(
                                person(people, practice.asks()),
                                new Plan(
                                        practice.title(),
                                        Mode.PEER,
                                        Objects.requireNonNull(made.get(practice.set())),
                                        made.get(practice.secondSet()),
                                        Plan.Invitee.member(person(people, practice.answers())
                                                .accountId()),
                                        List.of(),
                                        List.of(),
                                        start,
                                        ZoneOffset.UTC,
                                        false))));
        room.practice(interview[0], practice, start, people);
    }

    private UUID schedule(
            Map<String, Member> people,
            String title,
            @org.jspecify.annotations.Nullable UUID set,
            String candidate,
            String lead,
            List<String> others,
            Instant start) {
        return as(
                person(people, lead),
                () -> interviews.schedule(
                        person(people, lead),
                        new Plan(
                                title,
                                Mode.PANEL,
                                Objects.requireNonNull(set),
                                null,
                                Plan.Invitee.member(person(people, candidate).accountId()),
                                others.stream()
                                        .map(key -> person(people, key).accountId())
                                        .toList(),
                                List.of(),
                                start,
                                ZoneOffset.UTC,
                                false)));
    }

    /** The log says who it was. */
    private static <T> T as(Member who, Supplier<T> work) {
        return new Scope(who.workspaceId(), who.accountId()).call(work::get);
    }

    static Member person(Map<String, Member> people, String key) {
        return Objects.requireNonNull(people.get(key), key);
    }

    private static Member first(Map<String, Member> people) {
        return people.values().iterator().next();
    }

    private static Instant day(Instant now, int days, String time) {
        return now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(days)
                .atTime(LocalTime.parse(time))
                .toInstant(ZoneOffset.UTC);
    }
}
