package dev.roundtwo.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.jobs.QuickJobs;
import dev.roundtwo.platform.time.Backdated;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
@QuickJobs
class MailTests {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    Mailer mailer;

    @Autowired
    Outbox outbox;

    @Autowired
    MailSettings settings;

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcClient sql;

    @Test
    void aMailReachesTheServerWithItsTextAndTheIdOfItsJob() throws Exception {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(SERVER.getSmtp().getPort());
        var beans = new StaticListableBeanFactory();
        beans.addBean("server", server);
        UUID id = Ids.next();
        new MailCourier(beans.getBeanProvider(JavaMailSender.class), settings, outbox)
                .carry(
                        id,
                        new Mail("ben@example.org", "Grüße\r\nBcc: all@example.org", "Zum Üben: https://localhost/x"));

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        var message = SERVER.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Grüße Bcc: all@example.org");
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("Message-ID")).containsExactly("<" + id + "@round-two>");
        assertThat(message.getContentType()).containsIgnoringCase("text/plain").containsIgnoringCase("utf-8");
        assertThat(message.getContent().toString()).contains("Zum Üben: https://localhost/x");
        assertThat(outbox.newest()).noneMatch(mail -> mail.id().equals(id));
    }

    @Test
    void aKeptMailIsForgottenAfterAWhile() {
        UUID old = Ids.next();
        UUID recent = Ids.next();
        Mail mail = new Mail("ben@example.org", "Hello", "Hello");
        Backdated.at(Instant.now().minus(Duration.ofDays(8)), () -> outbox.keep(old, mail));
        Backdated.at(Instant.now().minus(Duration.ofDays(6)), () -> outbox.keep(recent, mail));

        outbox.forget(Duration.ofDays(7));

        assertThat(outbox.newest()).extracting(KeptMail::id).contains(recent).doesNotContain(old);
    }

    @Test
    void whereTheOutboxIsOffNoMailIsStored() throws Exception {
        UUID id = Ids.next();
        new MailCourier(
                        new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class),
                        new MailSettings("Round Two <no-reply@localhost>", false),
                        outbox)
                .carry(id, new Mail("ben@example.org", "Hello", "Hello"));
        assertThat(outbox.newest()).noneMatch(mail -> mail.id().equals(id));
    }

    @Test
    void anAddressIsOneAddress() {
        assertThatThrownBy(() -> new Mail("ben@example.org\r\nBcc: all@example.org", "Hello", "Hello"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mail("ben@example.org, ada@example.org", "Hello", "Hello"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAServerAMailIsKeptAndReadOnThisMachineOnly() {
        String subject = "Your link " + Ids.next();
        mailer.send(new Mail("ben@example.org", subject, "Open https://localhost/sign-in/abc?x=1&y=2. <b>Bye</b>"));
        await().until(() ->
                outbox.newest().stream().anyMatch(mail -> mail.subject().equals(subject)));
        UUID id = sql.sql("select id from outbox_mail where subject = ?")
                .param(subject)
                .query(UUID.class)
                .single();

        assertThat(web.get().uri("/outbox").header("Host", "localhost:8080"))
                .hasStatusOk()
                .bodyText()
                .contains(subject);
        assertThat(web.get().uri("/outbox/{id}", id).header("Host", "127.0.0.1"))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"https://localhost/sign-in/abc?x=1&amp;y=2\"", "&lt;b&gt;Bye&lt;/b&gt;");

        assertThat(web.get().uri("/outbox/{id}", id).header("Host", "evil.example"))
                .hasStatus(404);
        assertThat(web.get().uri("/outbox/{id}", id).header("Host", "localhost").header("X-Forwarded-For", "127.0.0.1"))
                .hasStatus(404);
        assertThat(web.get().uri("/outbox").header("Host", "localhost").with(request -> {
                    request.setRemoteAddr("192.168.1.7");
                    return request;
                }))
                .hasStatus(404);
    }
}
