package dev.roundtwo.practice.partners;

import dev.roundtwo.practice.hours.Languages;
import dev.roundtwo.practice.hours.Profile;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** With whom somebody wants to practise now, as it was chosen. */
public record PartnerForm(
        @Nullable String level,
        @Nullable String language,
        @Nullable String role) {

    static PartnerForm of(Profile profile) {
        return new PartnerForm(Integer.toString(profile.level()), profile.language(), Wish.EITHER.name());
    }

    /** Says what was not offered, by the names of the form's fields. */
    void judge(Errors errors) {
        if (wish().isEmpty()) {
            errors.rejectValue("role", "practice.wish");
        }
        if (number() == 0) {
            errors.rejectValue("level", "practice.level");
        }
        if (!Languages.NAMES.containsKey(tongue())) {
            errors.rejectValue("language", "practice.language");
        }
    }

    /** Zero for one that there is not. */
    int number() {
        return level != null && level.matches("[1-4]") ? Integer.parseInt(level) : 0;
    }

    String tongue() {
        return Objects.requireNonNullElse(language, "");
    }

    Optional<Wish> wish() {
        return Stream.of(Wish.values()).filter(one -> one.name().equals(role)).findFirst();
    }
}
