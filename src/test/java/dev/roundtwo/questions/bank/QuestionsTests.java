package dev.roundtwo.questions.bank;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.tenancy.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class QuestionsTests {

    @Autowired
    Questions questions;

    @Autowired
    QuestionFinder finder;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @Test
    void everyEditMakesARevisionAndKeepsTheOneBefore() throws Exception {
        var people = cast.people();
        in(people.ada(), () -> {
            UUID id = questions.create(people.ada(), Drafts.question("Lost", "Where did it go?"));
            assertThat(questions.revise(people.chloe(), id, 1, Drafts.question("Lost for good", "Where did it go?")))
                    .contains(2);
            QuestionPage page = questions.page(people.ada(), id);
            assertThat(page.content().title()).isEqualTo("Lost for good");
            assertThat(page.revisions()).extracting(RevisionRow::number).containsExactly(2, 1);
            assertThat(page.revisions()).extracting(RevisionRow::author).containsExactly("Chloé", "Ada");
            assertThat(questions.page(people.ada(), id, 1).content().title()).isEqualTo("Lost");
            return null;
        });
    }

    @Test
    void ofTwentyEditsFromTheSameRevisionOneIsSaved() throws Exception {
        Member ada = cast.people().ada();
        UUID id = in(ada, () -> questions.create(ada, Drafts.question("Lost", "Where did it go?")));
        var edits = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 20; i++) {
            String title = "Edit " + i;
            edits.add(() -> in(ada, () -> questions
                    .revise(ada, id, 1, Drafts.question(title, "Where did it go?"))
                    .isPresent()));
        }
        int saved = 0;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var edit : pool.invokeAll(edits)) {
                saved += edit.get() ? 1 : 0;
            }
        }
        assertThat(saved).isEqualTo(1);
        assertThat(in(ada, () -> questions.page(ada, id)).revisions()).hasSize(2);
    }

    @Test
    void noRevisionIsEverRewrittenEvenByNativeSql() throws Exception {
        Member ada = cast.people().ada();
        UUID id = in(ada, () -> questions.create(ada, Drafts.question("Lost", "Where did it go?")));
        in(
                ada,
                () -> transaction.execute(status -> {
                    assertThat(sql.sql("update question_revision set author_name = 'x' where question_id = ?")
                                    .param(id)
                                    .update())
                            .isZero();
                    assertThat(sql.sql("delete from question_revision where question_id = ?")
                                    .param(id)
                                    .update())
                            .isZero();
                    return 0;
                }));
        assertThat(in(ada, () -> questions.page(ada, id)).revisions()).hasSize(1);
    }

    @Test
    void aSearchFindsByStemByTagAndByTheBeginningOfAWord() throws Exception {
        Member ada = cast.people().ada();
        in(ada, () -> {
            questions.create(
                    ada, Drafts.question("Queues that grow", "A consumer stopped acknowledging.", "back-pressure"));
            questions.create(ada, Drafts.question("A quiet cache", "Nobody asks it.", "eviction"));
            assertThat(titles(ada, "queue")).contains("Queues that grow").doesNotContain("A quiet cache");
            assertThat(titles(ada, "acknowledged")).contains("Queues that grow");
            assertThat(titles(ada, "evict")).containsExactly("A quiet cache");
            assertThat(titles(ada, "back-pressure")).contains("Queues that grow");
            assertThat(titles(ada, "brok")).as("points, by beginning").contains("Queues that grow", "A quiet cache");
            assertThat(titles(ada, "the")).as("only a stop word").isEmpty();
            assertThat(titles(ada, "' & | ! <-> :* \" ( \\ -\"a b\""))
                    .as("no syntax breaks it")
                    .isNotNull();
            return null;
        });
    }

    @Test
    void aFilterKeepsWhatFitsIt() throws Exception {
        Member ada = cast.people().ada();
        in(ada, () -> {
            UUID id = questions.create(ada, Drafts.question("Ours", "A prompt", "mine"));
            assertThat(found(ada, search(null, "two", "async", "java", "mine", "bank", false)))
                    .containsExactly("Ours");
            assertThat(found(ada, search(null, "one", "async", "java", "mine", "bank", false)))
                    .isEmpty();
            assertThat(found(ada, search(null, null, null, null, null, "library", false)))
                    .contains("Logged out at random")
                    .doesNotContain("Ours");
            questions.archive(ada, id);
            assertThat(found(ada, search(null, null, null, null, null, "bank", false)))
                    .isEmpty();
            assertThat(found(ada, search(null, null, null, null, null, "bank", true)))
                    .containsExactly("Ours");
            questions.restore(ada, id);
            assertThat(found(ada, search(null, null, null, null, null, "bank", false)))
                    .containsExactly("Ours");
            return null;
        });
    }

    @Test
    void pagesFollowEachOtherWithoutLossAndLeadBack() throws Exception {
        Member ada = cast.people().ada();
        in(ada, () -> {
            for (int i = 0; i < 65; i++) {
                questions.create(ada, Drafts.question("Question " + i % 7, "A prompt"));
            }
            var seen = new ArrayList<UUID>();
            QuestionSearch next = search(null, null, null, null, null, "bank", false);
            FoundQuestions page = finder.find(ada, next);
            assertThat(page.earlier()).isNull();
            FoundQuestions last = page;
            while (true) {
                page.rows().forEach(row -> seen.add(row.id()));
                last = page;
                if (page.later() == null) {
                    break;
                }
                page = finder.find(ada, beside(next, seen.getLast(), null));
            }
            assertThat(seen).hasSize(65).doesNotHaveDuplicates();
            FoundQuestions before =
                    finder.find(ada, beside(next, null, last.rows().getFirst().id()));
            assertThat(before.rows()).extracting(QuestionRow::id).isEqualTo(seen.subList(30, 60));
            return null;
        });
    }

    @Test
    void wordsInTheTitleComeFirstAndPagesCrossOverToTheRest() throws Exception {
        Member ada = cast.people().ada();
        in(ada, () -> {
            for (int i = 0; i < 40; i++) {
                questions.create(ada, Drafts.question("A case " + i % 3, "The zebra is in the prompt."));
                questions.create(ada, Drafts.question("Zebra " + i % 3, "Nothing else."));
                questions.create(ada, Drafts.question("Other " + i, "Nothing of that kind."));
            }
            QuestionSearch first = search("zebra", null, null, null, null, "bank", false);
            var pages = new ArrayList<FoundQuestions>();
            pages.add(finder.find(ada, first));
            while (pages.getLast().later() != null) {
                UUID last = pages.getLast().rows().getLast().id();
                pages.add(finder.find(ada, beside(first, last, null)));
            }
            List<String> titles = pages.stream()
                    .flatMap(page -> page.rows().stream())
                    .map(QuestionRow::title)
                    .toList();
            assertThat(pages).hasSize(3);
            assertThat(titles).hasSize(80);
            assertThat(titles.subList(0, 40))
                    .allMatch(title -> title.startsWith("Zebra"))
                    .isSorted();
            assertThat(titles.subList(40, 80))
                    .allMatch(title -> title.startsWith("A case"))
                    .isSorted();
            assertThat(pages.stream().flatMap(page -> page.rows().stream()).map(QuestionRow::id))
                    .doesNotHaveDuplicates();
            for (int i = 2; i > 0; i--) {
                UUID start = pages.get(i).rows().getFirst().id();
                FoundQuestions back = finder.find(ada, beside(first, null, start));
                assertThat(back.rows()).isEqualTo(pages.get(i - 1).rows());
                assertThat(back.earlier() == null).isEqualTo(i == 1);
            }
            assertThat(found(ada, search("zebra -prompt", null, null, null, null, "bank", false)))
                    .hasSize(30)
                    .allMatch(title -> title.startsWith("Zebra"));
            return null;
        });
    }

    @Test
    void whoMayBeAskedSeesNothingAndAStrangerFindsNothing() throws Exception {
        var people = cast.people();
        UUID id = in(people.ada(), () -> questions.create(people.ada(), Drafts.question("Secret zebra", "A prompt")));
        Member ben = people.ben();
        assertThatThrownBy(() -> in(ben, () -> questions.page(ben, id))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> in(ben, () -> finder.find(ben, QuestionSearch.words("zebra"))))
                .isInstanceOf(AccessDeniedException.class);
        Member charlie = people.charlie();
        assertThatThrownBy(() -> in(charlie, () -> questions.page(charlie, id))).isInstanceOf(NotFound.class);
        assertThat(in(charlie, () -> titles(charlie, "zebra"))).isEmpty();
        assertThat(visibleWords(charlie))
                .as("the words are read through the search alone")
                .isZero();
    }

    private int visibleWords(Member member) {
        try {
            return in(
                    member,
                    () -> transaction.execute(status -> sql.sql("select count(*) from question_index")
                            .query(Integer.class)
                            .single()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> titles(Member me, String words) {
        return found(me, QuestionSearch.words(words));
    }

    private List<String> found(Member me, QuestionSearch search) {
        return finder.find(me, search).rows().stream().map(QuestionRow::title).toList();
    }

    private static QuestionSearch search(
            String q, String round, String signal, String stack, String tag, String from, boolean archived) {
        return new QuestionSearch(q, round, signal, stack, tag, from, archived, null, null);
    }

    private static QuestionSearch beside(QuestionSearch search, UUID after, UUID before) {
        return new QuestionSearch(search.q(), null, null, null, null, search.from(), search.archived(), after, before);
    }
}
