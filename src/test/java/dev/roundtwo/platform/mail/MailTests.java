package dev.roundtwo.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.deliveries.NotNow;
import dev.roundtwo.platform.deliveries.Unreachable;
import dev.roundtwo.platform.jobs.QuickJobs;
import dev.roundtwo.platform.time.Backdated;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
        UUID id = Ids.next();
        courier("127.0.0.1", SERVER.getSmtp().getPort())
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

        assertThat(outbox.mail(recent).id()).isEqualTo(recent);
        assertThatThrownBy(() -> outbox.mail(old)).isInstanceOf(NotFound.class);
    }

    /** Ids that senders choose are in no order. */
    @Test
    void theNewestMailStandsFirstWhateverItsId() {
        UUID earlier = new UUID(-1, Ids.next().getLeastSignificantBits());
        UUID later = new UUID(0, Ids.next().getLeastSignificantBits());
        Mail mail = new Mail("ben@example.org", "Hello", "Hello");
        outbox.keep(earlier, mail);
        outbox.keep(later, mail);

        assertThat(outbox.newest()).extracting(KeptMail::id).containsSubsequence(later, earlier);
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

    /** Plainest first (RFC 2046), the calendar object with what to do with it (RFC 5546), and one click to end it (RFC 8058). */
    @Test
    void aMailMayBeDressedCarryACalendarObjectAndSayHowItIsEnded() throws Exception {
        String calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
        courier("127.0.0.1", SERVER.getSmtp().getPort())
                .carry(
                        Ids.next(),
                        new Mail("ben@example.org", "Your interview", "On Monday")
                                .in("<p>On <b>Monday</b></p>")
                                .with(new Mail.Invite("REQUEST", calendar))
                                .endedAt("https://localhost/unsubscribe/abc"));
        MimeMessage message = SERVER.getReceivedMessages()[0];
        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://localhost/unsubscribe/abc>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(0).getContent().toString().strip()).isEqualTo("On Monday");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(2).getContentType())
                .startsWith("text/calendar")
                .contains("method=REQUEST");
        assertThat(new String(parts.getBodyPart(2).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("BEGIN:VCALENDAR");
    }

    /** Greylisting, a full disk: RFC 5321, 4.2.1. */
    @Test
    void aServerThatWantsAMailLaterIsNoRefusal() throws Exception {
        try (var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerLater(listening));
            assertThatThrownBy(() -> courier("127.0.0.1", listening.getLocalPort())
                            .carry(Ids.next(), new Mail("ben@example.org", "Hello", "Hello")))
                    .isInstanceOf(NotNow.class);
        }
        assertThatThrownBy(
                        () -> courier("127.0.0.1", 1).carry(Ids.next(), new Mail("ben@example.org", "Hello", "Hello")))
                .isInstanceOf(Unreachable.class)
                .isNotInstanceOf(NotNow.class);
    }

    private MailCourier courier(String host, int port) {
        var server = new JavaMailSenderImpl();
        server.setHost(host);
        server.setPort(port);
        var beans = new StaticListableBeanFactory();
        beans.addBean("server", server);
        return new MailCourier(beans.getBeanProvider(JavaMailSender.class), settings, outbox);
    }

    private static void answerLater(ServerSocket listening) {
        try (var line = listening.accept();
                var said = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
                var out = new PrintWriter(line.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            out.print("220 here\r\n");
            out.flush();
            for (String word = said.readLine(); word != null; word = said.readLine()) {
                out.print(word.startsWith("RCPT") ? "451 4.7.1 Later, please\r\n" : "250 yes\r\n");
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
