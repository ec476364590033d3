package dev.roundtwo.questions.sets;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One place in a set: a pinned revision and the minutes it gets. */
@Entity
@Table(name = "set_item")
class SetItem {

    private static final int LONGEST = 120;

    @Id
    UUID id = Ids.next();

    @TenantId
    @Nullable
    UUID workspaceId;

    UUID questionId;
    UUID revisionId;
    int position;
    int minutes;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SetItem() {}

    SetItem(UUID questionId, UUID revisionId, int minutes) {
        this.questionId = questionId;
        this.revisionId = revisionId;
        this.minutes = within(minutes);
    }

    void give(int minutes) {
        this.minutes = within(minutes);
    }

    SetItem copied() {
        var copy = new SetItem(questionId, revisionId, minutes);
        copy.position = position;
        return copy;
    }

    private static int within(int minutes) {
        if (minutes < 1 || minutes > LONGEST) {
            throw new RuleBroken("questions.rule.minutes");
        }
        return minutes;
    }
}
