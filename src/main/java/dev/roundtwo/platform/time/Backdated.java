package dev.roundtwo.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The application's clock in UTC. Seeding may bind another instant, so that a demo's history lies in the past. */
public final class Backdated extends Clock {

    private static final ScopedValue<Instant> NOW = ScopedValue.newInstance();

    private final InstantSource source;
    private final ZoneId zone;

    public Backdated() {
        this(InstantSource.system(), ZoneOffset.UTC);
    }

    private Backdated(InstantSource source, ZoneId zone) {
        this.source = source;
        this.zone = zone;
    }

    /** Runs the action as if it were that instant. */
    public static void at(Instant instant, Runnable action) {
        ScopedValue.where(NOW, instant).run(action);
    }

    /** Whether what is done now is staged, at another time than the real one. */
    public static boolean bound() {
        return NOW.isBound();
    }

    @Override
    public Instant instant() {
        return NOW.isBound() ? NOW.get() : source.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new Backdated(source, other);
    }
}
