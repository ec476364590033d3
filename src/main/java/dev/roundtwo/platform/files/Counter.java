package dev.roundtwo.platform.files;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.files.content.FileKind;
import dev.roundtwo.platform.files.content.Label;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where files are handed out. The row is asked each time, so that a link to what was taken away leads nowhere. */
@Component
class Counter {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final JdbcClient sql;
    private final Shelf shelf;
    private final Links links;
    private final Store store;
    private final OwnTransaction apart;
    private final Clock clock;

    Counter(JdbcClient sql, Shelf shelf, Links links, Store store, OwnTransaction apart, Clock clock) {
        this.sql = sql;
        this.shelf = shelf;
        this.links = links;
        this.store = store;
        this.apart = apart;
        this.clock = clock;
    }

    /** What a signed link leads to. Small pictures are shown in pages; everything else is saved and never opened by us. */
    Handout byLink(UUID workspace, UUID file, String variant, long until, String signature) {
        Links.Held held = links.held(workspace, file, variant, until, signature);
        Shelf.Entry entry = new Scope(held.workspace(), null)
                .call(() -> apart.of(() -> shelf.find(held.file())
                        .filter(one -> one.status() == FileStatus.READY)
                        .orElseThrow(() -> new NotFound("file", file))));
        boolean small = held.variant() == Variant.THUMB;
        long length = small ? entry.thumbSize() : entry.mainSize();
        if (held.variant() == Variant.RAW || length == 0) {
            throw new NotFound("file", file);
        }
        Duration left = Duration.between(clock.instant(), held.until());
        return new Handout(
                store,
                new Key(file, held.variant()),
                length,
                entry.kind().type(),
                new Label(entry.name()).disposition(small),
                "private, max-age=" + Math.max(1, left.toSeconds()),
                "same-origin");
    }

    /** The picture of a person, for anybody who knows where: any cache may keep it, as it never changes. */
    Handout picture(UUID picture, String variant) {
        boolean small = variant.equals(Variant.THUMB.code());
        if (!small && !variant.equals(Variant.MAIN.code())) {
            throw new NotFound("picture", picture);
        }
        Shown shown = new Scope(null, null)
                .call(() -> apart.of(() -> sql.sql("select kind, main_size, thumb_size from file_picture(?)")
                        .param(picture)
                        .query((row, number) ->
                                new Shown(FileKind.valueOf(row.getString(1)), row.getLong(2), row.getLong(3)))
                        .optional()
                        .orElseThrow(() -> new NotFound("picture", picture))));
        return new Handout(
                store,
                new Key(picture, small ? Variant.THUMB : Variant.MAIN),
                small ? shown.thumb() : shown.main(),
                shown.kind().type(),
                new Label("picture").disposition(true),
                "public, max-age=" + FOR_EVER.toSeconds() + ", immutable",
                "same-site");
    }

    private record Shown(FileKind kind, long main, long thumb) {}
}
