package dev.roundtwo.questions.sets;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.limits.Quotas;
import dev.roundtwo.questions.bank.Bank;
import dev.roundtwo.questions.bank.Bank.Pinned;
import dev.roundtwo.questions.bank.Texts;
import dev.roundtwo.questions.files.SetFile;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changing a draft. Everybody's changes are taken one after the other; what depends on an order seen on a page names the
 * version of that page and is refused when somebody was quicker.
 */
@Service
@Transactional
public class SetBuilder {

    private static final int LAST = Integer.MAX_VALUE;

    private final EntityManager entities;
    private final Bank bank;
    private final Clock clock;
    private final Quotas quotas;

    SetBuilder(EntityManager entities, Bank bank, Clock clock, Quotas quotas) {
        this.quotas = quotas;
        this.entities = entities;
        this.bank = bank;
        this.clock = clock;
    }

    public UUID create(Member me, String title, String description) {
        me.mustBe(Role.INTERVIEWER);
        quotas.moreToKeep();
        var set = QuestionSet.draft(
                title(title), description(description), SetFile.DEFAULT_RUBRIC, me.name(), clock.instant());
        entities.persist(set);
        return set.id;
    }

    /** Creates a set with its first question, both or neither. */
    public UUID create(Member me, String title, String description, UUID question) {
        UUID set = create(me, title, description);
        add(me, set, question.toString());
        return set;
    }

    public void describe(Member me, UUID set, String title, String description) {
        change(me, set, draft -> draft.describe(title(title), description(description)));
    }

    /** The same, if the set is still at that version. */
    public void describe(Member me, UUID set, String title, String description, int version) {
        change(me, set, draft -> {
            seen(draft, version);
            draft.describe(title(title), description(description));
        });
    }

    /** Adds a library question by its key, or any revision or question by its id, at the end; tells which revision it pinned. */
    public UUID add(Member me, UUID set, String question, int minutes) {
        return add(me, set, question, minutes, LAST);
    }

    /** Adds a question at the end with the minutes that it says it needs. */
    public UUID add(Member me, UUID set, String question) {
        Pinned revision = pinned(question);
        int minutes = bank.contents(List.of(revision.id())).getFirst().content().minutes();
        change(me, set, draft -> draft.add(revision, minutes, LAST));
        return revision.id();
    }

    /** The minutes that a question says it needs. */
    @Transactional(readOnly = true)
    public int minutes(Member me, String question) {
        me.mustBe(Role.INTERVIEWER);
        return bank.contents(List.of(pinned(question).id()))
                .getFirst()
                .content()
                .minutes();
    }

    /** Adds at a position, 0 being the first; tells which revision it pinned. */
    public UUID add(Member me, UUID set, String question, int minutes, int position) {
        Pinned revision = pinned(question);
        change(me, set, draft -> draft.add(revision, minutes, position));
        return revision.id();
    }

    public void remove(Member me, UUID set, UUID item) {
        change(me, set, draft -> draft.remove(draft.item(item)));
    }

    /** Moves an item up (negative) or down, in the order of that version. */
    public void move(Member me, UUID set, UUID item, int by, int version) {
        change(me, set, draft -> {
            seen(draft, version);
            draft.move(draft.item(item), by);
        });
    }

    /** Takes over the whole order, if the set is still at that version. */
    public void order(Member me, UUID set, List<UUID> items, int version) {
        change(me, set, draft -> {
            seen(draft, version);
            draft.order(items);
        });
    }

    public void give(Member me, UUID set, UUID item, int minutes) {
        change(me, set, draft -> draft.give(draft.item(item), minutes));
    }

    /** The same, if the set is still at that version. */
    public void give(Member me, UUID set, UUID item, int minutes, int version) {
        change(me, set, draft -> {
            seen(draft, version);
            draft.give(draft.item(item), minutes);
        });
    }

    /** Pins the item's question at its newest revision. */
    public void update(Member me, UUID set, UUID item) {
        change(me, set, draft -> {
            SetItem known = draft.item(item);
            draft.update(known, bank.current(known.questionId).orElseThrow());
        });
    }

    private void change(Member me, UUID id, Consumer<QuestionSet> change) {
        me.mustBe(Role.INTERVIEWER);
        QuestionSet set = entities.find(QuestionSet.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (set == null) {
            throw new NotFound("set", id);
        }
        change.accept(set);
        set.changed(me.name(), clock.instant());
        entities.flush();
    }

    private static void seen(QuestionSet set, int version) {
        if (set.version != version) {
            throw new RuleBroken("questions.set.changed", set.changedBy);
        }
    }

    private Pinned pinned(String question) {
        UUID id = uuid(question);
        return (id == null ? bank.inLibrary(question) : bank.revision(id).or(() -> bank.current(id)))
                .orElseThrow(() -> new NotFound("question", question));
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String title(String typed) {
        String title = Texts.line(typed);
        if (title.isEmpty() || title.length() > 120) {
            throw new RuleBroken("questions.set.title");
        }
        return title;
    }

    private static String description(String typed) {
        String description = Texts.block(typed);
        if (description.length() > 4_000) {
            throw new RuleBroken("questions.set.description");
        }
        return description;
    }
}
