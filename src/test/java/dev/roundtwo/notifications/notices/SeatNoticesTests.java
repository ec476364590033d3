package dev.roundtwo.notifications.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.mail.GreenPost;
import dev.roundtwo.platform.mail.GreenPost.Arrived;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever is released from a panel, or comes back into it, is told. */
class SeatNoticesTests extends NoticesTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    String guest;

    @BeforeEach
    void invite() {
        guest = Ids.next() + "@example.org";
    }

    @Test
    void whoeverIsReleasedIsToldAndTheirCalendarLetsGoOfIt() throws Exception {
        panel(guest, false);
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(60));

        List<Arrived> hers = post(chloe.email());
        assertThat(hers).extracting(Arrived::subject).contains("Without you: Staff backend");
        Arrived mail = hers.stream()
                .filter(one -> one.subject().startsWith("Without you"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.method()).isEqualTo("CANCEL");
        assertThat(mail.calendar()).contains("STATUS:CANCELLED", "SEQUENCE:1");
        assertThat(mail.text()).contains("Your role in the workspace changed").doesNotContain("/reschedule/");
        assertThat(titles(chloe)).containsExactly("Without you: Staff backend");
        assertThat(titles(ada)).as("hers is as it was").isEmpty();
        assertThat(post(guest)).isEmpty();
    }

    @Test
    void whoeverComesBackHasTheTimeAgain() throws Exception {
        panel(guest, false);
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(60));
        makeChloe(Role.ADMIN, MONDAY.plusSeconds(120));
        assertThat(post(chloe.email()).stream().filter(mail -> mail.method() != null))
                .extracting(Arrived::method)
                .containsExactly("CANCEL", "REQUEST");
        assertThat(post(chloe.email()).stream()
                        .filter(mail -> mail.method() != null)
                        .map(mail -> mail.calendar().replaceFirst("(?s).*(SEQUENCE:\\d+).*", "$1")))
                .as("of the two a calendar takes the later one, in whatever order they come")
                .containsExactly("SEQUENCE:1", "SEQUENCE:2");
        assertThat(titles(chloe)).containsExactly("Without you: Staff backend", "With you again: Staff backend");
    }

    @Test
    void ofWhatHasBegunNobodyIsTold() throws Exception {
        panel(guest, false);
        makeChloe(Role.MEMBER, START);
        makeChloe(Role.INTERVIEWER, START);
        assertThat(titles(chloe)).isEmpty();
    }

    private void makeChloe(Role role, Instant now) {
        at(
                now,
                () -> in(ada, () -> {
                    house.getBean(Members.class).changeRole(ada, chloe.accountId(), role);
                    return role;
                }));
    }

    private List<Arrived> post(String address) throws Exception {
        return new GreenPost(house, SERVER).to(address);
    }
}
