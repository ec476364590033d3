package dev.roundtwo.questions.library;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.questions.bank.Bank;
import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.bank.Questions;
import dev.roundtwo.questions.files.QuestionFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class LibraryTests {

    private static final String KEY = "zz-tests";

    @Autowired
    Library library;

    @Autowired
    Questions questions;

    @Autowired
    Bank bank;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @AfterEach
    void asItShips() {
        library.load(Library.files());
    }

    @Test
    void loadingAgainChangesNothing() {
        int before = count("select count(*) from question_revision where workspace_id is null");
        library.load(Library.files());
        assertThat(count("select count(*) from question_revision where workspace_id is null"))
                .isEqualTo(before);
    }

    @Test
    void aChangedFileBecomesARevisionAndARemovedOneIsArchived() throws Exception {
        QuestionContent first = QuestionFile.read(text("b22")).content();
        library.load(with(first));
        int before = current();
        library.load(with(QuestionFile.read(text("b22").replace("minutes: 15", "minutes: 20"))
                .content()));
        assertThat(current()).isEqualTo(before + 1);
        library.load(Library.files());
        assertThat(count("select count(*) from question where library_key = '" + KEY + "' and archived_at is not null"))
                .isEqualTo(1);
        library.load(with(first));
        assertThat(current()).isEqualTo(before + 2);
        assertThat(count("select count(*) from question where library_key = '" + KEY + "' and archived_at is null"))
                .isEqualTo(1);
    }

    @Test
    void nodesThatStartTogetherLoadAFileOnce() throws Exception {
        library.load(Library.files());
        var files = with(QuestionFile.read(text("b21").replace("minutes: 15", "minutes: 33"))
                .content());
        int before = count("select count(*) from question_revision where workspace_id is null");
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 6; node++) {
                nodes.submit(() -> library.load(files));
            }
        }
        assertThat(count("select count(*) from question_revision where workspace_id is null"))
                .isEqualTo(before + 1);
    }

    @Test
    void aWorkspaceReadsTheLibraryButCannotWriteItEvenByNativeSql() throws Exception {
        var ada = cast.people().ada();
        UUID question = id("b22");
        in(ada, () -> {
            assertThat(questions.page(ada, question).library()).isTrue();
            transaction.executeWithoutResult(status -> {
                assertThat(sql.sql("update question set title = 'Mine' where id = ?")
                                .param(question)
                                .update())
                        .isZero();
                assertThat(sql.sql("delete from question where id = ?")
                                .param(question)
                                .update())
                        .isZero();
                assertThat(sql.sql("update question_revision set author_name = 'Me' where question_id = ?")
                                .param(question)
                                .update())
                        .isZero();
            });
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            status -> sql.sql("""
                            insert into question (id, library_key, revision, digest, title, round, minutes, tags, stacks,
                                signals, created_at, changed_at)
                            values (gen_random_uuid(), 'sly', 1, '', 'Sly', 'two', 5, '{}', '{}', '{}', now(), now())""").update()))
                    .rootCause()
                    .hasMessageContaining("row-level security");
            assertThatThrownBy(() -> questions.revise(
                            ada, question, 1, questions.page(ada, question).content()))
                    .isInstanceOf(RuleBroken.class);
            return null;
        });
    }

    @Test
    void aCopyIsOursAndRemembersWhereItCameFrom() throws Exception {
        var people = cast.people();
        UUID original = id("d05");
        UUID copy = in(people.chloe(), () -> questions.copy(people.chloe(), original));
        in(people.ada(), () -> {
            var page = questions.page(people.ada(), copy);
            assertThat(page.library()).isFalse();
            assertThat(page.copiedFrom()).isEqualTo(original);
            assertThat(page.content())
                    .isEqualTo(questions.page(people.ada(), original).content());
            assertThat(questions.page(people.ada(), original).copies())
                    .singleElement()
                    .satisfies(known -> assertThat(known.id()).isEqualTo(copy));
            return null;
        });
    }

    private UUID id(String key) {
        return Scope.ofAccount(UUID.randomUUID())
                .call(() -> transaction.execute(
                        status -> bank.inLibrary(key).orElseThrow().questionId()));
    }

    private int current() {
        return count("select revision from question where library_key = '" + KEY + "'");
    }

    private int count(String query) {
        Integer count = new Scope(null, null)
                .call(() -> transaction.execute(
                        status -> sql.sql(query).query(Integer.class).single()));
        return count == null ? -1 : count;
    }

    private static Map<String, QuestionContent> with(QuestionContent question) {
        var files = new HashMap<>(Library.files());
        files.put(KEY, question);
        return files;
    }

    private static String text(String key) throws Exception {
        return Files.readString(Path.of("db/library/questions", key + ".yaml"));
    }
}
