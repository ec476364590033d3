package dev.roundtwo.interviews.schedule;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.interviews.Colleagues;
import dev.roundtwo.interviews.Colleagues.Colleague;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Judges a new interview as it was typed, in the order of its form: whatever is wrong is said beside its field. */
@Component
public class InterviewCheck {

    /** How far back a start may lie: the time it takes to fill in the form. */
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final Colleagues colleagues;
    private final TakenCheck taken;
    private final Clock clock;

    InterviewCheck(Colleagues colleagues, TakenCheck taken, Clock clock) {
        this.taken = taken;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** Says to {@code errors} what is wrong, by the names of the form's fields. */
    public void judge(Member me, InterviewForm form, Errors errors) {
        subject(form, errors);
        people(me, form, errors);
        if (!form.atOnce()) {
            if (form.clock().isEmpty()) {
                refuse(errors, "zone", "interviews.zone.unknown");
            }
            start(form, errors);
        }
        taken.judge(me, form, errors);
    }

    private static void subject(InterviewForm form, Errors errors) {
        String title = form.title() == null ? "" : form.title();
        if (title.isBlank()) {
            refuse(errors, "title", "interviews.title.missing");
        } else if (!Storable.line(title, 120)) {
            refuse(errors, "title", "interviews.title.length");
        }
        if (form.set() == null && !errors.hasFieldErrors("set")) {
            refuse(errors, "set", "interviews.set.missing");
        }
        if (form.peers() && form.secondSet() == null && !errors.hasFieldErrors("secondSet")) {
            refuse(errors, "secondSet", "interviews.second.set.missing");
        }
    }

    private void people(Member me, InterviewForm form, Errors errors) {
        if (form.candidate() == null) {
            if (!Storable.line(form.guest() == null ? "" : form.guest(), 80)) {
                refuse(errors, "guest", "interviews.candidate.missing");
            }
            String email = form.email() == null ? "" : form.email().strip();
            if (!email.isEmpty() && !isEmail(email)) {
                refuse(errors, "email", "interviews.email.form");
            }
        }
        Map<UUID, String> names = new HashMap<>();
        for (Colleague colleague : colleagues.of(me.workspaceId())) {
            names.put(colleague.account(), colleague.name());
        }
        for (UUID asking : form.asking()) {
            if (asking.equals(form.candidate())) {
                refuse(errors, "interviewers", "interviews.seat.answers", names.getOrDefault(asking, ""));
            }
        }
        for (UUID learning : form.learning()) {
            if (learning.equals(form.candidate())) {
                refuse(errors, "shadows", "interviews.seat.answers", names.getOrDefault(learning, ""));
            } else if (form.asking().contains(learning)) {
                refuse(errors, "shadows", "interviews.seat.twice", names.getOrDefault(learning, ""));
            }
        }
        for (UUID watching : form.watching()) {
            if (watching.equals(form.candidate())) {
                refuse(errors, "observers", "interviews.seat.answers", names.getOrDefault(watching, ""));
            } else if (form.asking().contains(watching) || form.learning().contains(watching)) {
                refuse(errors, "observers", "interviews.seat.twice", names.getOrDefault(watching, ""));
            }
        }
    }

    private void start(InterviewForm form, Errors errors) {
        if (form.day().isEmpty()) {
            refuse(errors, "date", "interviews.when.date");
        }
        if (form.hour().isEmpty()) {
            refuse(errors, "time", "interviews.when.time");
        }
        Instant now = clock.instant();
        try {
            form.start()
                    .filter(start -> start.isBefore(now.minus(TOLERANCE)))
                    .ifPresent(past -> refuse(errors, "date", "interviews.when.past"));
            form.start()
                    .filter(start -> start.isAfter(now.plus(Plan.FARTHEST)))
                    .ifPresent(far -> refuse(errors, "date", "interviews.when.far"));
        } catch (RuleBroken leftOut) {
            refuse(errors, "time", leftOut.code(), leftOut.arguments());
        }
    }

    private static boolean isEmail(String text) {
        try {
            return !Accounts.checkedEmail(text).isEmpty();
        } catch (RuleBroken wrong) {
            return false;
        }
    }

    private static void refuse(Errors errors, String field, String code, Object... words) {
        errors.rejectValue(field, code, words, code);
    }
}
