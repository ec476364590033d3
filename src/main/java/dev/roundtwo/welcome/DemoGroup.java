package dev.roundtwo.welcome;

import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.practice.groups.Admission;
import dev.roundtwo.practice.groups.GroupForm;
import dev.roundtwo.practice.groups.Groups;
import dev.roundtwo.practice.hours.HoursBook;
import dev.roundtwo.practice.hours.HoursForm;
import dev.roundtwo.practice.rounds.Rounds;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the demo's people practise in a group: some rounds that were, who came to them, and one that is to come. */
@Component
class DemoGroup {

    private final Groups groups;
    private final Admission admission;
    private final HoursBook hours;
    private final Rounds rounds;
    private final DemoTalks talks;

    DemoGroup(Groups groups, Admission admission, HoursBook hours, Rounds rounds, DemoTalks talks) {
        this.groups = groups;
        this.admission = admission;
        this.hours = hours;
        this.rounds = rounds;
        this.talks = talks;
    }

    void play(DemoScript.Group script, Instant now, Map<String, Member> people, @Nullable UUID set) {
        Member lead = DemoStaging.person(people, script.lead());
        UUID[] group = new UUID[1];
        Instant start = now.minus(Duration.ofDays(script.roundsDaysAgo().getFirst() + 2));
        Backdated.at(start, () -> {
            group[0] = as(lead, () -> groups.begin(lead, form(script, now, set)));
            String link = as(lead, () -> admission.link(lead, group[0]));
            script.people().forEach(one -> {
                Member member = DemoStaging.person(people, one.key());
                as(member, () -> admission.join(member, link.replaceFirst(".*/", "")));
                as(member, () -> {
                    hours.save(member, said(one, script.zone()));
                    return one;
                });
            });
        });
        for (int number = 1; number <= script.roundsDaysAgo().size(); number++) {
            Instant day = now.minus(Duration.ofDays(script.roundsDaysAgo().get(number - 1)));
            round(script, number, day, now, group[0], lead, people);
        }
    }

    private void round(
            DemoScript.Group script,
            int number,
            Instant day,
            Instant now,
            UUID group,
            Member lead,
            Map<String, Member> people) {
        UUID[] round = new UUID[1];
        Backdated.at(day, () -> {
            round[0] = as(lead, () -> rounds.draft(lead, group));
            as(lead, () -> {
                rounds.publish(lead, group, round[0], 0);
                return group;
            });
        });
        Map<Member, Integer> missed = new LinkedHashMap<>();
        script.people().forEach(one -> missed.put(DemoStaging.person(people, one.key()), one.missed()));
        List<Member> missing = missed.entrySet().stream()
                .filter(one -> one.getValue() == number)
                .map(Map.Entry::getKey)
                .toList();
        as(lead, () -> {
            talks.play(round[0], missed.keySet(), missing, script, now);
            return group;
        });
    }

    private static GroupForm form(DemoScript.Group script, Instant now, @Nullable UUID set) {
        LocalDate next = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(script.nextInDays());
        List<UUID> sets = set == null ? List.of() : List.of(set);
        return new GroupForm(
                script.name(), script.purpose(), "WEEKLY", next.toString(), script.zone(), sets, false, null);
    }

    private static HoursForm said(DemoScript.Mate one, String zone) {
        return new HoursForm(one.level(), "en", zone, 15, Collections.nCopies(5, one.hours()));
    }

    private static <T> T as(Member who, Supplier<T> work) {
        return new Scope(who.workspaceId(), who.accountId()).call(work::get);
    }
}
