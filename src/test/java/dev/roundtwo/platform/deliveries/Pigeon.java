package dev.roundtwo.platform.deliveries;

import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.CorrelationFilter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Carries notes, and remembers which it handed over; towns can be cut off, notes refused, and ways be long. */
class Pigeon implements Courier<Pigeon.Note> {

    record Note(String town, String text) {}

    record Handed(UUID id, String text, Scope scope, String correlationId, boolean inTransaction) {}

    final List<Handed> handed = new CopyOnWriteArrayList<>();
    final List<String> arrived = new CopyOnWriteArrayList<>();
    final List<String> tried = new CopyOnWriteArrayList<>();
    final Set<String> cutOff = ConcurrentHashMap.newKeySet();
    final Set<String> busy = ConcurrentHashMap.newKeySet();
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final Set<String> slow = ConcurrentHashMap.newKeySet();
    final Set<String> slowly = ConcurrentHashMap.newKeySet();
    private final Crossings crossings = new Crossings();

    @Override
    public String kind() {
        return "pigeon";
    }

    @Override
    public Class<Note> payload() {
        return Note.class;
    }

    @Override
    public void carry(UUID id, Note note) throws Unreachable {
        tried.add(note.text());
        if (cutOff.contains(note.town())) {
            throw new Unreachable("Nobody in " + note.town() + " for " + note.text());
        }
        if (busy.contains(note.text())) {
            throw new NotNow("At lunch", new IllegalStateException());
        }
        if (refused.contains(note.text())) {
            throw new IllegalStateException("Not wanted");
        }
        if (slow.contains(note.text())) {
            sleep(60_000);
        }
        crossings.begin(note.town());
        if (slowly.contains(note.town())) {
            sleep(25);
        }
        crossings.end(note.town());
        handed.add(new Handed(
                id,
                note.text(),
                Scope.current(),
                CorrelationFilter.current(),
                TransactionSynchronizationManager.isActualTransactionActive()));
    }

    @Override
    public void arrived(UUID id, Note note) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            arrived.add(note.text());
        }
    }

    List<String> texts() {
        return handed.stream().map(Handed::text).toList();
    }

    /** How many were on their way to that town at once, at most. */
    int most(String town) {
        return crossings.most(town);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("broken off", e);
        }
    }
}
