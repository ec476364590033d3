package dev.roundtwo.tenancy.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Who is erased is named in no notice any more; what names somebody else, or nobody, stays. */
@ModuleTest
class ForgottenTests extends NoticesTest {

    @Autowired
    Environment environment;

    Member ben;
    Member chloe;

    @BeforeEach
    void whoHasClosedTheirAccount() {
        ben = people.ben();
        chloe = people.chloe();
        new TablesOwner(environment).closedAccount(ben.accountId(), 8);
    }

    @Test
    void aNoticeGoesWithWhomItNamesWhateverTheyAreCalledNow() {
        tellAt(NOON, saying("Ben asks to join", "").naming(Set.of(ben.accountId())));
        tellAt(NOON, saying("Chloé asks to join", "").naming(Set.of(chloe.accountId())));
        tellAt(NOON, saying("Benchmarks: your room opens soon", "").naming(Set.of()));
        call("Okafor");
        assertThat(left()).containsExactly("Chloé asks to join", "Benchmarks: your room opens soon");
    }

    @Test
    void ofThoseToldBeforeTheNameAsAWholeWordGoes() {
        tellAt(NOON, saying("Benchmarks", "They are over."));
        tellAt(NOON, saying("Ben asks to join", ""));
        tellAt(NOON, saying("In the line", "Here is Ben, at last."));
        tellAt(NOON, saying("Among others", "", new Row("With", "Chloé, Ben")));
        tellAt(NOON, saying("Only a label", "", new Row("Ben", "Monday")));
        old();
        call("Ben");
        assertThat(left()).containsExactly("Benchmarks", "Only a label");
    }

    @Test
    void whatTheNameIsKeptAsIsNotWhatItIs() {
        tellAt(NOON, saying("In a line", "It is with Ben \"B.\" (Okafor)."));
        tellAt(NOON, saying("Almost", "It is with Ben \"BB\" (Okafor)."));
        old();
        call("Ben \"B.\" (Okafor)");
        assertThat(left()).containsExactly("Almost");
    }

    private Notice saying(String title, String line, Row... rows) {
        return new Notice(
                Ids.next(),
                chloe.accountId(),
                NoticeKind.GROUP,
                "group/1",
                title,
                List.of(line),
                List.of(rows),
                null,
                "/w/" + chloe.workspaceSlug() + "/groups",
                null,
                null);
    }

    /** As if a node of the version before had told them. */
    private void old() {
        within(chloe, () -> sql.sql("update notice set names = null where account_id = ?")
                .param(chloe.accountId())
                .update());
    }

    private void call(String name) {
        sql.sql("update account set name = ? where id = ?")
                .params(name, ben.accountId())
                .update();
    }

    private List<String> left() {
        return within(chloe, () -> {
            sql.sql("select forget_in_notices(?)")
                    .param(ben.accountId())
                    .query((row, number) -> "")
                    .list();
            return sql.sql("select title from notice where account_id = ? order by number")
                    .param(chloe.accountId())
                    .query(String.class)
                    .list();
        });
    }
}
