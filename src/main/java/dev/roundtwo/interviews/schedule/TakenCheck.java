package dev.roundtwo.interviews.schedule;

import dev.roundtwo.interviews.Colleagues;
import dev.roundtwo.interviews.Colleagues.Colleague;
import dev.roundtwo.interviews.Names;
import dev.roundtwo.interviews.TakenTimes;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.questions.SetChoice;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Says beside the fields of a new interview who of its people has another one at that time. */
@Component
class TakenCheck {

    private final TakenTimes taken;
    private final Colleagues colleagues;
    private final QuestionSets sets;

    TakenCheck(TakenTimes taken, Colleagues colleagues, QuestionSets sets) {
        this.taken = taken;
        this.colleagues = colleagues;
        this.sets = sets;
    }

    void judge(Member me, InterviewForm form, Errors errors) {
        if (form.atOnce() || errors.hasErrors() || form.start().isEmpty()) {
            return;
        }
        Instant start = form.start().orElseThrow();
        Map<String, List<UUID>> fields = new LinkedHashMap<>();
        fields.put("date", List.of(me.accountId()));
        fields.put("candidate", form.candidate() == null ? List.of() : List.of(form.candidate()));
        fields.put("interviewers", form.asking());
        fields.put("shadows", form.learning());
        fields.put("observers", form.watching());
        List<UUID> all = fields.values().stream().flatMap(Collection::stream).toList();
        Set<UUID> found;
        try {
            found = taken.told(all, start, start.plusSeconds(60L * minutes(form)), null);
        } catch (RuleBroken nameless) {
            errors.rejectValue("date", nameless.code(), nameless.code());
            return;
        }
        if (found.isEmpty()) {
            return;
        }
        Map<UUID, String> names = new HashMap<>();
        for (Colleague colleague : colleagues.of(me.workspaceId())) {
            names.put(colleague.account(), colleague.name());
        }
        fields.forEach((field, accounts) -> {
            List<String> who = new ArrayList<>();
            accounts.stream().filter(found::contains).forEach(account -> who.add(names.getOrDefault(account, "")));
            if (field.equals("date") && !who.isEmpty()) {
                errors.rejectValue(field, "interviews.taken.you", "interviews.taken.you");
            } else if (!who.isEmpty()) {
                Object[] words = {Names.and(who), who.size()};
                errors.rejectValue(field, "interviews.taken", words, "interviews.taken");
            }
        });
    }

    private int minutes(InterviewForm form) {
        Map<UUID, Integer> known = new HashMap<>();
        for (SetChoice choice : sets.choices()) {
            known.put(choice.id(), choice.minutes());
        }
        int second = form.peers() && form.secondSet() != null ? known.getOrDefault(form.secondSet(), 0) : 0;
        return (form.set() == null ? 0 : known.getOrDefault(form.set(), 0)) + second;
    }
}
