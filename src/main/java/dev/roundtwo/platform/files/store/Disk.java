package dev.roundtwo.platform.files.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A folder of this machine, or one that all nodes share. A file is written beside its place, forced to the disk, and renamed;
 * links are not followed, and only we may look in.
 */
public final class Disk implements Store {

    private static final String UNFINISHED = ".part";
    private static final Duration LONG_AGO = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    public Disk(Path folder, Clock clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
    }

    @Override
    public void put(Key key, Path from) throws IOException {
        Path place = place(key);
        Path parent = shelf(key);
        Path unfinished = parent.resolve(UUID.randomUUID() + UNFINISHED);
        try {
            try (var source = FileChannel.open(from);
                    var target =
                            FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                long at = 0;
                long size = source.size();
                while (at < size) {
                    at += source.transferTo(at, size - at, target);
                }
                target.force(true);
            }
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        force(parent);
    }

    @Override
    public InputStream read(Key key, long from, long length) throws IOException {
        SeekableByteChannel channel =
                Files.newByteChannel(place(key), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        channel.position(from);
        return new Limited(Channels.newInputStream(channel), length);
    }

    @Override
    public void delete(Key key) throws IOException {
        Files.deleteIfExists(place(key));
    }

    @Override
    public void each(Consumer<Kept> visitor) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant longAgo = clock.instant().minus(LONG_AGO);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Instant at = attributes.lastModifiedTime().toInstant();
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(UNFINISHED) && at.isBefore(longAgo)) {
                    Files.deleteIfExists(file); // of a node that was killed while it wrote
                }
                Key.named(name).ifPresent(key -> visitor.accept(new Kept(key, at)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
                if (gone instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw gone;
            }
        });
    }

    private Path place(Key key) {
        return folder.resolve(key.file().toString().substring(0, 2)).resolve(key.name());
    }

    private Path shelf(Key key) throws IOException {
        Path parent = folder.resolve(key.file().toString().substring(0, 2));
        if (!Files.isDirectory(parent)) {
            Folder.make(parent);
            force(folder);
        }
        return parent;
    }

    /** The name is safe only when its folder is. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
