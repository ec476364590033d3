package dev.roundtwo.questions.library;

import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.questions.bank.Bank;
import dev.roundtwo.questions.bank.Bank.Author;
import dev.roundtwo.questions.bank.Bank.Origin;
import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.files.Broken;
import dev.roundtwo.questions.files.QuestionFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the files of {@code db/library/questions} into the database before the first request: a new file becomes a
 * question, a changed one a revision, a removed one is archived. Where nothing changed it costs one query.
 */
@Component
class Library implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Library.class);
    private static final Author AUTHOR = new Author(null, "Round Two");

    private final JdbcClient sql;
    private final Bank bank;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Library(JdbcClient sql, Bank bank, PlatformTransactionManager transactions, Clock clock) {
        this.sql = sql;
        this.bank = bank;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        load(files());
    }

    /** Makes the library say what the files say; any number of nodes may do so at once. */
    void load(Map<String, QuestionContent> files) {
        var digests = files.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> Bank.digest(file.getValue())));
        new Scope(null, null)
                .run(() -> transaction.executeWithoutResult(status -> {
                    if (!standing().equals(digests)) {
                        sql.sql("select pg_advisory_xact_lock(hashtext('questions.library'))")
                                .query()
                                .listOfRows();
                        files.forEach(this::keep);
                        archiveAllBut(files);
                        LOG.info("Library loaded: {} questions", files.size());
                    }
                }));
    }

    private Map<String, String> standing() {
        return sql
                .sql("select library_key, digest from question where workspace_id is null and archived_at is null")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void keep(String key, QuestionContent content) {
        var known = sql.sql("select id, revision, digest from question where workspace_id is null and library_key = ?")
                .param(key)
                .query(Known.class)
                .optional();
        if (known.isEmpty()) {
            bank.add(null, content, AUTHOR, new Origin(key, null));
            return;
        }
        if (!known.get().digest().equals(Bank.digest(content))) {
            bank.revise(known.get().id(), known.get().revision(), content, AUTHOR);
        }
        sql.sql("update question set archived_at = null where id = ? and archived_at is not null")
                .param(known.get().id())
                .update();
    }

    private void archiveAllBut(Map<String, QuestionContent> files) {
        sql.sql("""
                update question set archived_at = ?
                where workspace_id is null and archived_at is null and library_key <> all (?)""")
                .params(Timestamp.from(clock.instant()), files.keySet().toArray(String[]::new))
                .update();
    }

    private record Known(UUID id, int revision, String digest) {}

    /** The questions on the class path by key. A broken file stops the start: it is part of the release. */
    static Map<String, QuestionContent> files() {
        var questions = new TreeMap<String, QuestionContent>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/library/questions/*.yaml")) {
                var read = QuestionFile.read(file.getContentAsString(StandardCharsets.UTF_8));
                if (!(read.id() + ".yaml").equals(file.getFilename())
                        || questions.put(read.id(), read.content()) != null) {
                    throw new IllegalStateException("The id is not the file's name: " + file.getFilename());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Broken e) {
            throw new IllegalStateException("A library file is broken: " + e.getMessage(), e);
        }
        return questions;
    }
}
