package dev.roundtwo.platform.files;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.files.content.FileKind;
import dev.roundtwo.platform.files.content.Pictures;
import dev.roundtwo.platform.files.content.Scanner;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.files.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at the bytes of a file that was kept: the scanner first, then a picture is made anew. It needs no database. */
@Component
class Looking {

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

    private final Store store;
    private final Spool spool;
    private final Scanner scanner;

    Looking(Store store, Spool spool, Scanner scanner) {
        this.store = store;
        this.spool = spool;
        this.scanner = scanner;
    }

    /** What was found: it is good as that kind, or there is a reason why not, which may pass. */
    record Found(
            @Nullable FileKind kind,
            long main,
            long thumb,
            @Nullable String reason,
            boolean passes) {

        static Found good(FileKind kind, long main, long thumb) {
            return new Found(kind, main, thumb, null, false);
        }

        static Found bad(String reason) {
            return new Found(null, 0, 0, reason, false);
        }

        static Found waits(String reason) {
            return new Found(null, 0, 0, reason, true);
        }
    }

    Found at(Shelf.Entry entry) {
        Variant came = entry.kind().picture() ? Variant.RAW : Variant.MAIN;
        try {
            Path here = spool.fetched(store, new Key(entry.id(), came), entry.size());
            try {
                Optional<String> harm = scanner.scan(here);
                if (harm.isPresent()) {
                    LOG.warn("Refused a file in which the scanner found {}", harm.get());
                    return Found.bad("files.harmful");
                }
                return entry.kind().picture() ? anew(entry, here) : Found.good(entry.kind(), entry.size(), 0);
            } finally {
                Files.deleteIfExists(here);
            }
        } catch (RuleBroken unfit) {
            return Found.bad(unfit.code());
        } catch (Scanner.Away away) {
            LOG.warn("A file waits: {}", away.getMessage());
            return Found.waits("files.waits.scanner");
        } catch (NoSuchFileException lost) {
            LOG.error("The store has lost a file that it had kept: {}", entry.id());
            return Found.bad("files.lost");
        } catch (IOException failure) {
            LOG.warn("A file waits: {}", failure.toString());
            return Found.waits("files.waits.store");
        }
    }

    private Found anew(Shelf.Entry entry, Path here) throws IOException {
        Path picture = spool.fresh();
        Path small = spool.fresh();
        try {
            FileKind kind = Pictures.make(here, entry.kind(), entry.portrait(), picture, small);
            store.put(new Key(entry.id(), Variant.MAIN), picture);
            store.put(new Key(entry.id(), Variant.THUMB), small);
            return Found.good(kind, Files.size(picture), Files.size(small));
        } finally {
            Files.deleteIfExists(picture);
            Files.deleteIfExists(small);
        }
    }
}
