package dev.roundtwo.platform.files.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.roundtwo.platform.files.store.Key.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store promises, asked of a folder and of a bucket in a real S3-compatible server that checks signatures. */
class StoreTests {

    private static final Map<String, Store> STORES = new HashMap<>();

    @TempDir
    static Path folder;

    @TempDir
    Path here;

    static Stream<String> stores() {
        return Stream.of("disk", "bucket");
    }

    @AfterAll
    static void close() throws Exception {
        if (STORES.remove("bucket") instanceof Bucket bucket) {
            bucket.close();
        }
        STORES.clear();
        RealBucket.stop();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatWasPutIsReadAllOfItAndInParts(String which) throws Exception {
        Store store = store(which);
        Key key = key();
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        store.put(key, Files.write(here.resolve("bytes"), bytes));
        assertThat(read(store, key, 0, bytes.length)).isEqualTo(bytes);
        assertThat(read(store, key, 299_990, 10)).isEqualTo(Arrays.copyOfRange(bytes, 299_990, 300_000));
        assertThat(read(store, key, 100, 5)).isEqualTo(Arrays.copyOfRange(bytes, 100, 105));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsPutAgainTakesTheOldOnesPlace(String which) throws Exception {
        Store store = store(which);
        Key key = key();
        store.put(key, text("the first words"));
        store.put(key, text("others"));
        assertThat(new String(read(store, key, 0, 6), StandardCharsets.UTF_8)).isEqualTo("others");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsDeletedIsGoneAndDeletingItAgainIsNoMistake(String which) throws Exception {
        Store store = store(which);
        Key key = key();
        store.put(key, text("words"));
        store.delete(key);
        store.delete(key);
        assertThatThrownBy(() -> read(store, key, 0, 5)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> read(store, key(), 0, 5)).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void theListHoldsAllThatIsKeptAndSinceWhen(String which) throws Exception {
        Store store = store(which);
        Set<Key> put = new HashSet<>();
        for (Variant variant : Variant.values()) {
            Key key = new Key(UUID.randomUUID(), variant);
            store.put(key, text("words"));
            put.add(key);
        }
        Instant now = Instant.now();
        Set<Key> listed = new HashSet<>();
        store.each(kept -> {
            listed.add(kept.key());
            assertThat(Duration.between(kept.at(), now).abs()).isLessThan(Duration.ofMinutes(2));
        });
        assertThat(listed).containsAll(put);
    }

    @Test
    void aBucketThatDoesNotKnowUsRefusesUs() throws Exception {
        store("bucket");
        try (Bucket stranger = RealBucket.with("somebody-else", "another-secret")) {
            assertThatThrownBy(() -> stranger.put(key(), text("words")))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void aFolderIsOursAloneFollowsNoLinksAndForgetsWhatWasHalfWritten() throws Exception {
        Store store = store("disk");
        Key key = key();
        store.put(key, text("words"));
        Path shelf = folder.resolve(key.file().toString().substring(0, 2));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shelf)))
                .isEqualTo("rwx------");
        Key link = new Key(
                UUID.fromString(key.file().toString().substring(0, 2)
                        + UUID.randomUUID().toString().substring(2)),
                Variant.MAIN);
        Files.createSymbolicLink(shelf.resolve(link.name()), text("secret").toAbsolutePath());
        assertThatThrownBy(() -> read(store, link, 0, 6)).isInstanceOf(IOException.class);
        Path half = Files.writeString(shelf.resolve("x.part"), "ha");
        store.each(kept -> {});
        assertThat(half).exists();
        Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        store.each(kept -> assertThat(kept.key().file()).isNotNull());
        assertThat(half).doesNotExist();
        Files.delete(shelf.resolve(link.name()));
    }

    private static synchronized Store store(String which) throws Exception {
        if (which.equals("bucket")) {
            assumeThat(RealBucket.isHere())
                    .as("bin/test laid the server's jars into target/s3proxy")
                    .isTrue();
        }
        Store known = STORES.get(which);
        if (known == null) {
            known = which.equals("disk") ? new Disk(folder, Clock.systemUTC()) : RealBucket.start();
            STORES.put(which, known);
        }
        return known;
    }

    private static Key key() {
        return new Key(UUID.randomUUID(), Variant.MAIN);
    }

    private Path text(String text) throws IOException {
        return Files.writeString(here.resolve("text"), text);
    }

    private static byte[] read(Store store, Key key, long from, long length) throws IOException {
        try (InputStream in = store.read(key, from, length)) {
            return in.readAllBytes();
        }
    }
}
