package dev.roundtwo.platform.files;

import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that somebody uploaded, and those of a workspace: a list, and the files themselves as far as they fit. */
@Component
@Order(100)
class FileData implements PersonalData, WorkspaceData {

    /** A parcel holds half a gigabyte; the rest of it is for what is not files. */
    private static final long MOST = 256L << 20;

    private final JdbcClient sql;
    private final Store store;

    FileData(JdbcClient sql, Store store) {
        this.sql = sql;
        this.store = store;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            parcel.rows("picture", sql.sql("""
                    select f.id, f.name, f.kind, f.status, f.main_size as bytes, f.uploaded_at
                    from file f where f.account_id = ? and f.workspace_id is null order by f.uploaded_at
                    """).param(account));
            copy(parcel, "f.account_id = ? and f.workspace_id is null", account);
            return;
        }
        parcel.rows("files you uploaded", sql.sql("""
                select f.id, f.name, f.kind, f.status, f.subject_kind as hangs_on, f.subject_id as which, f.size as bytes, f.uploaded_at
                from file f where f.workspace_id = current_workspace() and f.uploaded_by = ? order by f.uploaded_at
                """).param(account));
        copy(parcel, "f.workspace_id = current_workspace() and f.uploaded_by = ?", account);
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("files", sql.sql("""
                select f.id, f.name, f.kind, f.status, f.reason, f.subject_kind as hangs_on, f.subject_id as which, f.size as bytes,
                    f.uploaded_at
                from file f where f.workspace_id = current_workspace() order by f.uploaded_at
                """));
        copy(parcel, "f.workspace_id = current_workspace()");
    }

    private void copy(Parcel parcel, String which, Object... given) {
        List<Ready> ready = sql.sql("select f.id, f.name, f.main_size from file f where " + which
                        + " and f.status = 'READY' order by f.uploaded_at desc")
                .params(given)
                .query((row, number) -> new Ready(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)))
                .list();
        long room = MOST;
        int left = 0;
        for (Ready file : ready) {
            if (file.size() > room) {
                left++;
                continue;
            }
            room -= file.size();
            copy(parcel, file);
        }
        if (left > 0) {
            parcel.note("%d files are listed and not in here, as they would not fit. Fetch them where they hang."
                    .formatted(left));
        }
    }

    private void copy(Parcel parcel, Ready file) {
        int dot = file.name().lastIndexOf('.');
        String name = parcel.freeName(
                "file " + file.name().substring(0, dot), file.name().substring(dot));
        try (InputStream bytes = store.read(new Key(file.id(), Variant.MAIN), 0, file.size())) {
            parcel.file(name, bytes);
        } catch (NoSuchFileException lost) {
            parcel.note("%s is listed and not in here, as the store does not have it any more.".formatted(file.name()));
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private record Ready(UUID id, String name, long size) {}
}
