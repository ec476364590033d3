package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders that come into being whole or not at all: filled under another name, then renamed. */
final class Folders {

    private static final String UNFINISHED = ".unfinished-";

    private Folders() {}

    /** Fills {@code target} once; what an interrupted attempt left behind is removed first. */
    static void fillOnce(Path target, Filling filling) throws IOException, InterruptedException {
        if (Files.exists(target)) {
            return;
        }
        Path parent = parentOf(target);
        for (Path leftover : leftovers(parent, target.getFileName() + UNFINISHED)) {
            try {
                delete(leftover);
            } catch (IOException stillWritten) {
                // A program of the interrupted attempt is not quite dead; the next start clears up after it.
            }
        }
        Path unfinished = Files.createTempDirectory(parent, target.getFileName() + UNFINISHED);
        filling.fill(unfinished);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    static Path create(Path folder, String permissions) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(parentOf(folder));
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        }
        return folder;
    }

    /** Hands a folder and all in it to another user; the folder itself comes last, so that an interruption is noticed. */
    static void chown(Path folder, int uid) throws IOException {
        if (!Files.exists(folder) || Integer.valueOf(uid).equals(ownerOf(folder))) {
            return;
        }
        Files.walkFileTree(folder, new AfterContents(path -> {
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        }));
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new AfterContents(Files::delete));
    }

    static @Nullable Integer ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static Path parentOf(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    private static List<Path> leftovers(Path parent, String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> String.valueOf(entry.getFileName()).startsWith(prefix))
                    .toList();
        }
    }

    interface Filling {
        void fill(Path folder) throws IOException, InterruptedException;
    }

    private interface Action {
        void on(Path path) throws IOException;
    }

    private static final class AfterContents extends SimpleFileVisitor<Path> {

        private final Action action;

        private AfterContents(Action action) {
            this.action = action;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            action.on(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            action.on(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
