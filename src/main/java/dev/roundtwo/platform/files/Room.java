package dev.roundtwo.platform.files;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether there is room for a file. Who asks takes turns with others of the workspace until their transaction ends. */
@Component
class Room {

    /** One that is shown, one that waits, and one that was refused. */
    private static final int PORTRAITS = 3;

    private final Shelf shelf;
    private final OneByOne turns;
    private final Allowances allowances;

    Room(Shelf shelf, OneByOne turns, Allowances allowances) {
        this.shelf = shelf;
        this.turns = turns;
        this.allowances = allowances;
    }

    /**
     * Makes sure of it.
     *
     * @throws RuleBroken when there are too many there already, or the workspace's files would take more than they may
     */
    void make(Subject on, long more, int most) {
        UUID owner = Scope.currentWorkspace().orElse(on.id());
        turns.take(Limited.FILES.name(), owner);
        long there = shelf.of(on).stream()
                .filter(entry -> entry.status() != FileStatus.REFUSED)
                .count();
        if (there >= (on.ofAccount() ? PORTRAITS : most)) {
            throw new RuleBroken(on.ofAccount() ? "files.portrait.waits" : "files.many", most);
        }
        if (!on.ofAccount()) {
            fits(more);
        }
    }

    /** The same for one that has its row already and is to take so much more. */
    boolean grows(UUID workspace, long more) {
        turns.take(Limited.FILES.name(), workspace);
        return shelf.bytes() + more <= allowances.inScope(Limited.FILES) << 20;
    }

    private void fits(long more) {
        long allowed = allowances.inScope(Limited.FILES);
        if (shelf.bytes() + more > allowed << 20) {
            throw new RuleBroken("platform.quota.files", allowed);
        }
    }
}
