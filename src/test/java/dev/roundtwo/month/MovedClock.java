package dev.roundtwo.month;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * One clock for several processes: it goes as the machine's does, ahead of it by what stands in a file that all of them have in
 * their memory. It is only ever moved forward.
 */
public final class MovedClock extends Clock {

    private static final ScopedValue<Instant> HELD = ScopedValue.newInstance();

    private final MappedByteBuffer ahead;
    private final ZoneId zone;

    private MovedClock(MappedByteBuffer ahead, ZoneId zone) {
        this.ahead = ahead;
        this.zone = zone;
    }

    public static MovedClock in(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new MovedClock(channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES), ZoneOffset.UTC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets it for the first time, wherever that is. */
    public void begin(Instant at) {
        ahead.putLong(0, Duration.between(InstantSource.system().instant(), at).toMillis());
    }

    /** Nothing happens when it is later already. */
    public void moveTo(Instant at) {
        Duration further = Duration.between(running(), at);
        if (further.isPositive()) {
            ahead.putLong(0, ahead.getLong(0) + further.toMillis() + 1);
        }
    }

    /** Does something while the clock stands still, for this thread alone: what is measured then is exact. */
    static <T, X extends Throwable> T held(Instant at, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(HELD, at).call(work);
    }

    @Override
    public Instant instant() {
        return HELD.isBound() ? HELD.get() : running();
    }

    private Instant running() {
        return InstantSource.system().instant().plusMillis(ahead.getLong(0));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovedClock(ahead, other);
    }
}
