package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast.People;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets and interviews for tests. */
class Rooms {

    private final QuestionSets sets;
    private final Interviews interviews;

    Rooms(QuestionSets sets, Interviews interviews) {
        this.sets = sets;
        this.interviews = interviews;
    }

    UUID set(Member me, String... keys) throws Exception {
        return in(me, () -> {
            UUID set = sets.create(me, "Round of " + String.join(", ", keys), "");
            for (String key : keys) {
                sets.addItem(me, set, key, 10);
            }
            sets.publish(me, set);
            return set;
        });
    }

    /** Ada leads, Chloé asks too, Dmitri watches, Ben answers. */
    UUID panel(People people) throws Exception {
        return schedule(people.ada(), panelPlan(people, null));
    }

    Plan panelPlan(People people, @Nullable Instant at) throws Exception {
        return plan(people, set(people.ada(), "b01", "b22", "d01"), "Staff backend", at);
    }

    Plan plan(People people, UUID set, String title, @Nullable Instant at) {
        return new Plan(
                title,
                Mode.PANEL,
                set,
                null,
                Invitee.member(people.ben().accountId()),
                List.of(people.chloe().accountId()),
                List.of(people.dmitri().accountId()),
                at,
                ZoneId.of("Europe/Berlin"),
                false);
    }

    /** Chloé asks first, then Ben. */
    UUID peers(People people) throws Exception {
        return schedule(
                people.chloe(),
                new Plan(
                        "Practice",
                        Mode.PEER,
                        set(people.chloe(), "b01", "b02"),
                        set(people.chloe(), "d01", "d05"),
                        Invitee.member(people.ben().accountId()),
                        List.of(),
                        List.of(),
                        null,
                        ZoneId.of("Europe/Paris"),
                        false));
    }

    UUID schedule(Member me, Plan plan) throws Exception {
        return in(me, () -> interviews.schedule(me, plan));
    }

    static String path(Member me, UUID room) {
        return "/w/" + me.workspaceSlug() + "/rooms/" + room;
    }
}
