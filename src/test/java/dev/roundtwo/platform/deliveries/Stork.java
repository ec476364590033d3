package dev.roundtwo.platform.deliveries;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries bundles, which takes its time: two at once to a town, three in all. */
class Stork implements Courier<Pigeon.Note> {

    final List<String> brought = new CopyOnWriteArrayList<>();
    private final Crossings crossings = new Crossings();

    @Override
    public String kind() {
        return "stork";
    }

    @Override
    public Class<Pigeon.Note> payload() {
        return Pigeon.Note.class;
    }

    @Override
    public int atOnce() {
        return 2;
    }

    @Override
    public int inAll() {
        return 3;
    }

    @Override
    public void carry(UUID id, Pigeon.Note note) {
        crossings.begin(note.town());
        Pigeon.sleep(25);
        crossings.end(note.town());
        brought.add(note.text());
    }

    int most(String town) {
        return crossings.most(town);
    }

    int most() {
        return crossings.most();
    }
}
