package dev.roundtwo.api.v1;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.rest.Precondition;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.questions.sets.SetPage;
import dev.roundtwo.questions.sets.SetShelf;
import dev.roundtwo.tenancy.Member;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Changes of a set that are held to what their sender saw of it. */
@Component
class SetChanges {

    private final SetShelf shelf;
    private final Precondition precondition;

    SetChanges(SetShelf shelf, Precondition precondition) {
        this.shelf = shelf;
        this.precondition = precondition;
    }

    ApiSet shown(Member me, UUID id) {
        return ApiSet.of(shelf.page(me, id));
    }

    /** The version that was seen, which {@code If-Match} has to name. */
    int seen(Member me, UUID id) {
        SetPage seen = shelf.page(me, id);
        precondition.holdsFor(ApiSet.of(seen));
        return seen.version();
    }

    /** The same for an act that may be done unseen. */
    int maySee(Member me, UUID id) {
        SetPage seen = shelf.page(me, id);
        precondition.mayHoldFor(ApiSet.of(seen));
        return seen.version();
    }

    /** The set after the change; a rule that it breaks is told at its place in the body, and 412 when somebody was quicker. */
    ApiSet made(Member me, UUID id, Map<String, String> places, Runnable change) {
        try {
            Unfit.where(places, () -> {
                change.run();
                return id;
            });
        } catch (RuleBroken broken) {
            throw broken.code().equals("questions.set.changed") ? Precondition.failed(shown(me, id)) : broken;
        }
        return shown(me, id);
    }
}
