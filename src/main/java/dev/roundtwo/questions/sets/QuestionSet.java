package dev.roundtwo.questions.sets;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.bank.Bank.Pinned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Ordered questions with minutes. Changes while it is a draft, never after. */
@Entity
@Table(name = "question_set")
class QuestionSet {

    enum Status {
        DRAFT,
        PUBLISHED,
        RETIRED
    }

    private static final int MOST = 50;

    @Id
    UUID id = Ids.next();

    @TenantId
    @Nullable
    UUID workspaceId;

    UUID family = id;
    int number = 1;
    String title = "";
    String description = "";
    String rubric = "";

    @Enumerated(EnumType.STRING)
    Status status = Status.DRAFT;

    @Version
    int version;

    Instant createdAt = Instant.EPOCH;
    Instant changedAt = Instant.EPOCH;
    String changedBy = "";

    @Nullable
    Instant publishedAt;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "set_id", nullable = false, updatable = false)
    @OrderBy("position")
    private List<SetItem> items = new ArrayList<>();

    protected QuestionSet() {}

    static QuestionSet draft(String title, String description, String rubric, String by, Instant now) {
        var set = new QuestionSet();
        set.title = title;
        set.description = description;
        set.rubric = rubric;
        set.createdAt = now;
        set.changed(by, now);
        return set;
    }

    /** A draft with the same content; of the same family when it is to be the next version. */
    QuestionSet copied(boolean nextVersion, String by, Instant now) {
        QuestionSet copy = draft(title, description, rubric, by, now);
        if (nextVersion) {
            copy.family = family;
        }
        items().forEach(item -> copy.items.add(item.copied()));
        return copy;
    }

    List<SetItem> items() {
        return items.stream()
                .sorted(Comparator.comparingInt(item -> item.position))
                .toList();
    }

    SetItem item(UUID item) {
        return items.stream()
                .filter(known -> known.id.equals(item))
                .findAny()
                .orElseThrow(() -> new NotFound("item", item));
    }

    void describe(String title, String description) {
        mustBeDraft();
        this.title = title;
        this.description = description;
    }

    /** Puts the revision at the position, or at the end where the position lies beyond it. */
    SetItem add(Pinned revision, int minutes, int position) {
        mustBeDraft();
        if (items.size() >= MOST) {
            throw new RuleBroken("questions.set.full", MOST);
        }
        if (items.stream().anyMatch(item -> item.questionId.equals(revision.questionId()))) {
            throw new RuleBroken("questions.set.twice");
        }
        var item = new SetItem(revision.questionId(), revision.id(), minutes);
        var ordered = new ArrayList<>(items());
        ordered.add(Math.clamp(position, 0, ordered.size()), item);
        items.add(item);
        number(ordered);
        return item;
    }

    void remove(SetItem item) {
        mustBeDraft();
        items.remove(item);
        number(items());
    }

    /** Takes over a whole order; it has to name each item once. */
    void order(List<UUID> ids) {
        mustBeDraft();
        if (ids.size() != items.size()
                || !new HashSet<>(ids)
                        .equals(new HashSet<>(
                                items.stream().map(item -> item.id).toList()))) {
            throw new RuleBroken("questions.set.order");
        }
        number(ids.stream().map(this::item).toList());
    }

    void move(SetItem item, int by) {
        mustBeDraft();
        var ordered = new ArrayList<>(items());
        int from = ordered.indexOf(item);
        ordered.remove(from);
        ordered.add(Math.clamp(from + by, 0, ordered.size()), item);
        number(ordered);
    }

    void give(SetItem item, int minutes) {
        mustBeDraft();
        item.give(minutes);
    }

    void update(SetItem item, Pinned revision) {
        mustBeDraft();
        item.revisionId = revision.id();
    }

    void publish(int number, Instant now) {
        mustBeDraft();
        if (items.isEmpty()) {
            throw new RuleBroken("questions.set.empty");
        }
        this.number = number;
        status = Status.PUBLISHED;
        publishedAt = now;
    }

    void retire(boolean retired) {
        if (status == Status.DRAFT) {
            throw new RuleBroken("questions.set.draft");
        }
        status = retired ? Status.RETIRED : Status.PUBLISHED;
    }

    void mustBeDraft() {
        if (status != Status.DRAFT) {
            throw new RuleBroken("questions.set.frozen");
        }
    }

    final void changed(String by, Instant now) {
        changedBy = by;
        changedAt = now;
    }

    private static void number(List<SetItem> ordered) {
        for (int i = 0; i < ordered.size(); i++) {
            ordered.get(i).position = i;
        }
    }
}
