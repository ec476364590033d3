package dev.roundtwo.platform.files;

import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes out of the store what belongs to no file, as the rows stand once everything under way is committed. */
@Component
class Clearing {

    private static final Logger LOG = LoggerFactory.getLogger(Clearing.class);

    private final JdbcClient sql;
    private final Store store;
    private final OwnTransaction apart;

    Clearing(JdbcClient sql, Store store, OwnTransaction apart) {
        this.sql = sql;
        this.store = store;
        this.apart = apart;
    }

    /**
     * Takes out of the store what is not the file's any more: all of one that is gone, the raw bytes of one that is ready. Says
     * whether it was gone and can be forgotten. Belongs into no transaction: the store may take its time.
     */
    boolean clear(UUID file) {
        Boolean raw = known(List.of(file)).get(file);
        try {
            if (raw == null) {
                for (Variant variant : Variant.values()) {
                    store.delete(new Key(file, variant));
                }
            } else if (!raw) {
                store.delete(new Key(file, Variant.RAW));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return raw == null;
    }

    /** Nothing of it is left in the store. */
    void forget(UUID file) {
        sql.sql("delete from file_gone where id = ?").param(file).update();
    }

    /** The same of bytes that may be anybody's, or nobody's. */
    void clearUnknown(List<Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Map<UUID, Boolean> known = known(keys.stream().map(Key::file).toList());
        for (Key key : keys) {
            Boolean raw = known.get(key.file());
            if (raw == null || key.variant() == Variant.RAW && !raw) {
                try {
                    store.delete(key);
                    LOG.info("Took {} out of the store, which no file knows", key);
                } catch (IOException failure) {
                    LOG.warn("What no file knows stays in the store for now: {}", failure.toString());
                }
            }
        }
    }

    /** The files there are, and whether their raw bytes are still needed. Seen without a scope, as all of them are asked for. */
    private Map<UUID, Boolean> known(List<UUID> ids) {
        return new Scope(null, null)
                .call(() -> apart.of(() -> {
                    Map<UUID, Boolean> known = new HashMap<>();
                    sql.sql("select id, raw from files_known(?)")
                            .param(ids.toArray(UUID[]::new))
                            .query(row -> {
                                known.put(row.getObject(1, UUID.class), row.getBoolean(2));
                            });
                    return known;
                }));
    }
}
