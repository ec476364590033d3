package dev.roundtwo.identity.pictures;

import dev.roundtwo.identity.AccountScope;
import dev.roundtwo.platform.files.FileReady;
import dev.roundtwo.platform.files.FileRow;
import dev.roundtwo.platform.files.Files;
import dev.roundtwo.platform.files.Subject;
import dev.roundtwo.platform.files.Upload;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The picture of an account. A new one takes the place of the one before when it was checked, and not sooner. */
@Service
public class Portraits {

    private final Files files;
    private final JdbcClient sql;
    private final AccountScope scope;

    Portraits(Files files, JdbcClient sql, AccountScope scope) {
        this.files = files;
        this.sql = sql;
        this.scope = scope;
    }

    /** What was sent last and is not shown: on its way, or refused. */
    public List<FileRow> pending(UUID me) {
        return files.of(Subject.account(me)).stream()
                .filter(row -> !row.ready())
                .toList();
    }

    public void add(UUID me, Upload upload) {
        files.of(Subject.account(me)).stream()
                .filter(FileRow::refused)
                .forEach(row -> files.remove(Subject.account(me), row.id()));
        files.upload(Subject.account(me), upload);
    }

    /** Takes the picture away, with what is on its way to be one. */
    public void remove(UUID me) {
        files.of(Subject.account(me)).forEach(row -> files.remove(Subject.account(me), row.id()));
    }

    @EventListener
    void checked(FileReady file) {
        if (!file.subjectKind().equals(Subject.ACCOUNT) || file.refused()) {
            return;
        }
        UUID account = file.subjectId();
        scope.of(account, () -> {
            sql.sql("update account set picture = ? where id = ?")
                    .params(file.file(), account)
                    .update();
            files.of(Subject.account(account)).stream()
                    .filter(row -> row.ready() && !row.id().equals(file.file()))
                    .forEach(row -> files.remove(Subject.account(account), row.id()));
            return account;
        });
    }
}
