package dev.roundtwo.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.deliveries.Deliveries;
import dev.roundtwo.platform.jobs.QuickJobs;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
@QuickJobs
class OutboxTests {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";

    @Autowired
    Outbox outbox;

    @Autowired
    MailSettings settings;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Letters letters;

    @Autowired
    MockMvcTester web;

    @Test
    void aKeptMailIsShownAsItLooksWithItsPartsAndHowItIsEnded() {
        UUID id = Ids.next();
        outbox.keep(
                id,
                new Mail("ben@demo.invalid", "Your interview", "On Monday")
                        .in("<p style=\"color:red\">On <b>Monday</b></p><script>alert(1)</script>")
                        .with(new Mail.Invite("REQUEST", CALENDAR))
                        .endedAt("https://localhost/unsubscribe/abc"));
        assertThat(get("/outbox/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("as it looks", "METHOD:REQUEST", "https://localhost/unsubscribe/abc")
                .doesNotContain("<script>alert");
        assertThat(get("/outbox/" + id + "/page"))
                .hasStatusOk()
                .hasHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox")
                .bodyText()
                .contains("On <b>Monday</b>");
        assertThat(get("/outbox/" + id + "/calendar"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"interview.ics\"")
                .bodyText()
                .isEqualTo(CALENDAR);
        assertThat(web.get().uri("/outbox/" + id + "/page").header("Host", "evil.example"))
                .hasStatus(404);

        UUID plain = Ids.next();
        outbox.keep(plain, new Mail("ben@demo.invalid", "Hello", "Hello"));
        assertThat(get("/outbox/" + plain)).bodyText().doesNotContain("as it looks", "METHOD");
        assertThat(get("/outbox/" + plain + "/page")).hasStatus(404);
        assertThat(get("/outbox/" + plain + "/calendar")).hasStatus(404);
    }

    @Test
    void whatIsForTheDemosPeopleIsHandedToNoServer() throws Exception {
        var courier = new MailCourier(server(), settings, outbox);
        courier.carry(Ids.next(), new Mail("Ben@demo.INVALID", "Hello", "Hello"));
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        courier.carry(Ids.next(), new Mail("ben@example.org", "Hello", "Hello"));
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void onceAMailServerIsSetWhatWasKeptIsShownToNobody() {
        var request = new MockHttpServletRequest();
        request.addHeader("Host", "localhost:8080");
        var none = new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class);
        assertThatNoException().isThrownBy(() -> controller(none).refuseOthers(request));
        assertThatThrownBy(() -> controller(server()).refuseOthers(request)).isInstanceOf(NotFound.class);
    }

    private OutboxController controller(ObjectProvider<JavaMailSender> servers) {
        return new OutboxController(outbox, new Mailer(deliveries, letters, servers, settings));
    }

    private ObjectProvider<JavaMailSender> server() {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(SERVER.getSmtp().getPort());
        var beans = new StaticListableBeanFactory();
        beans.addBean("server", server);
        return beans.getBeanProvider(JavaMailSender.class);
    }

    private MvcTestResult get(String page) {
        return web.get().uri(page).header("Host", "localhost:8080").exchange();
    }
}
