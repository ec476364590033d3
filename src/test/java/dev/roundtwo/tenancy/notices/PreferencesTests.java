package dev.roundtwo.tenancy.notices;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.tenancy.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class PreferencesTests extends NoticesTest {

    @Autowired
    MockMvcTester web;

    Member ben;
    String page;

    @BeforeEach
    void atBens() {
        ben = people.ben();
        page = "/w/" + ben.workspaceSlug() + "/notices/preferences";
        zone(ben, "Asia/Tokyo");
    }

    @Test
    void whatIsChosenIsKeptForThatPersonInThatWorkspace() {
        assertThat(post("INVITATION", "AT_ONCE", "22:00", "7:00", "18")).hasStatus(422);
        assertThat(post("INVITATION", "AT_ONCE", "22:00", "07:00", "18")).hasStatus(302);
        PreferencesForm form = within(ben, () -> preferences.of(ben));
        assertThat(form.quietFrom()).isEqualTo("22:00");
        assertThat(form.digestHour()).isEqualTo(18);
        assertThat(form.choice(NoticeKind.MATCH)).isEqualTo(new Choice(false, MailTime.NONE));
        assertThat(within(people.ada(), () -> preferences.of(people.ada())).choice(NoticeKind.MATCH))
                .isEqualTo(new Choice(true, MailTime.AT_ONCE));
        assertThat(web.get().uri(page).with(as(ben)).exchange()).bodyText().contains("Asia/Tokyo", "value=\"22:00\"");
    }

    @Test
    void whatOneHasToKnowCannotBeWhollySilencedAndTheRestCan() {
        assertThat(post("INVITATION", "NONE", "", "", "8"))
                .hasStatus(422)
                .bodyText()
                .contains("Changes of what you have booked need one way to reach you");
        assertThat(within(ben, () -> preferences.of(ben)).choice(NoticeKind.MATCH))
                .as("nothing was kept")
                .isEqualTo(new Choice(true, MailTime.AT_ONCE));
        assertThat(post("CHANGE", "NONE", "", "", "8"))
                .hasStatus(422)
                .bodyText()
                .contains("Invitations need one way");
        assertThat(post("INVITATION", "AT_ONCE", "", "", "8")).hasStatus(302);
    }

    @Test
    void whatCannotWaitIsNotForTheDaysMail() {
        assertThat(post("INVITATION", "DIGEST", "", "", "8"))
                .hasStatus(422)
                .bodyText()
                .contains("cannot wait");
    }

    @Test
    void quietHoursNeedTwoEndsThatDiffer() {
        assertThat(post("INVITATION", "AT_ONCE", "22:00", "", "8"))
                .hasStatus(422)
                .bodyText()
                .contains("Give both ends");
        assertThat(post("INVITATION", "AT_ONCE", "soon", "07:00", "8")).hasStatus(422);
        assertThat(post("INVITATION", "AT_ONCE", "07:00", "07:00", "8"))
                .hasStatus(422)
                .bodyText()
                .contains("two times");
        assertThat(post("INVITATION", "AT_ONCE", "", "", "24")).hasStatus(422);
    }

    @Test
    void aStrangerChoosesNothing() {
        assertThat(web.get().uri(page).with(as(people.charlie())).exchange()).hasStatus(404);
        assertThat(web.post().uri(page).with(as(people.charlie())).exchange()).hasStatus(404);
    }

    private MvcTestResult post(String shown, String changes, String from, String until, String hour) {
        return web.post()
                .uri(page)
                .with(as(ben))
                .param("shown", shown)
                .param("mail[INVITATION]", shown.equals("CHANGE") ? "NONE" : "AT_ONCE")
                .param("mail[CHANGE]", changes)
                .param("mail[MATCH]", "NONE")
                .param("quietFrom", from)
                .param("quietUntil", until)
                .param("digestHour", hour)
                .exchange();
    }
}
