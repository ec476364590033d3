package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.Catalogue;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.practice.Sets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Judges a group as it was typed; whatever is wrong is said beside its field. */
@Component
class GroupCheck {

    private static final int PURPOSE = 2000;

    /** More than that is no choice any more. */
    private static final int SETS = 12;

    private final Sets sets;
    private final Clock clock;

    GroupCheck(Sets sets, Clock clock) {
        this.sets = sets;
        this.clock = clock;
    }

    /** Says to {@code errors} what is wrong, by the names of the form's fields; {@code before} is the group so far. */
    void judge(GroupForm form, @Nullable Group before, Errors errors) {
        if (!Storable.line(form.title(), 80)) {
            refuse(errors, "name", "practice.group.name");
        }
        if (form.words().length() > PURPOSE || !Storable.text(form.words())) {
            refuse(errors, "purpose", "practice.group.purpose");
        }
        if (form.beat().isEmpty()) {
            refuse(errors, "rhythm", "practice.group.rhythm");
        }
        if (form.clock().isEmpty()) {
            refuse(errors, "zone", "practice.zone");
        } else if (form.beat().filter(Rhythm::recurs).isPresent()) {
            day(form, before, errors);
        }
        Set<UUID> choices = sets.choices(before == null ? List.of() : before.sets()).stream()
                .map(Catalogue.Item::id)
                .collect(Collectors.toSet());
        if (form.chosen().size() > SETS || !choices.containsAll(form.chosen())) {
            refuse(errors, "sets", form.chosen().size() > SETS ? "practice.group.sets" : "practice.group.set");
        }
    }

    private void day(GroupForm form, @Nullable Group before, Errors errors) {
        Optional<LocalDate> day = form.day();
        if (day.isEmpty()) {
            refuse(errors, "startsOn", "practice.group.day");
        } else if (day.get().isBefore(today(form))
                && (before == null || !day.get().equals(before.nextOn()))) {
            refuse(errors, "startsOn", "practice.group.past");
        } else if (day.get().isAfter(today(form).plusYears(1))) {
            refuse(errors, "startsOn", "practice.group.far");
        }
    }

    private LocalDate today(GroupForm form) {
        return LocalDate.ofInstant(clock.instant(), form.clock().orElseThrow());
    }

    private static void refuse(Errors errors, String field, String code) {
        errors.rejectValue(field, code, code);
    }
}
