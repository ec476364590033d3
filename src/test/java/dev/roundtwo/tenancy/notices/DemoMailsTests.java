package dev.roundtwo.tenancy.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.jobs.QuickJobs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where no mail leaves the machine, whoever plays one of the demo's people reads what they are mailed. */
@ModuleTest
@QuickJobs
class DemoMailsTests extends NoticesTest {

    @Test
    void theDemosPeopleAreMailedWhatHappensNowAndNotTheirInventedPast() {
        sql.sql("update account set demo = true, email = id || '@demo.invalid' where id = ?")
                .param(people.ben().accountId())
                .update();
        tellAt("2025-01-10T12:00:00Z", notice(Ids.next(), people.ben(), NoticeKind.CHANGE, "It was moved long ago"));
        tell(notice(Ids.next(), people.ben(), NoticeKind.CHANGE, "It was moved"));
        await().untilAsserted(() -> assertThat(kept()).isNotEmpty());
        assertThat(kept()).containsExactly("It was moved");
    }

    private List<String> kept() {
        return sql.sql("select subject from outbox_mail where recipient = ?")
                .param(people.ben().accountId() + "@demo.invalid")
                .query(String.class)
                .list();
    }
}
