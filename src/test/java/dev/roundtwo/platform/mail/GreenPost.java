package dev.roundtwo.platform.mail;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;

/** Carries what is on its way to somebody to a real mail server, as the courier does, and reads what came there. */
public record GreenPost(ApplicationContext house, GreenMailExtension server) {

    /** A mail as it arrived. */
    public record Arrived(
            String subject,
            String text,
            String html,
            @Nullable String calendar,
            @Nullable String method,
            @Nullable String unsubscribe) {}

    private record Waiting(UUID id, Mail mail) {}

    /** All mails on their way to that address, carried in their order. */
    public List<Arrived> to(String address) throws Exception {
        var json = house.getBean(JsonMapper.class);
        List<Waiting> waiting = house.getBean(JdbcClient.class)
                .sql("select id, payload::text as mail from delivery where payload ->> 'to' = ? order by number")
                .param(address)
                .query((row, number) ->
                        new Waiting(row.getObject("id", UUID.class), json.readValue(row.getString("mail"), Mail.class)))
                .list();
        server.purgeEmailFromAllMailboxes();
        MailCourier courier = courier();
        for (Waiting one : waiting) {
            courier.carry(one.id(), one.mail());
        }
        List<Arrived> arrived = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            arrived.add(read(message));
        }
        return arrived;
    }

    private MailCourier courier() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        var beans = new StaticListableBeanFactory();
        beans.addBean("server", sender);
        return new MailCourier(
                beans.getBeanProvider(JavaMailSender.class),
                house.getBean(MailSettings.class),
                house.getBean(Outbox.class));
    }

    private static Arrived read(MimeMessage message) throws Exception {
        var parts = (MimeMultipart) message.getContent();
        BodyPart calendar = parts.getCount() > 2 ? parts.getBodyPart(2) : null;
        String[] ends = message.getHeader("List-Unsubscribe");
        String[] post = message.getHeader("List-Unsubscribe-Post");
        return new Arrived(
                message.getSubject(),
                words(parts.getBodyPart(0)),
                words(parts.getBodyPart(1)),
                calendar == null ? null : words(calendar),
                calendar == null ? null : calendar.getContentType().replaceFirst("(?s).*method=\"?([A-Z]+).*", "$1"),
                ends == null || post == null || !post[0].equals("List-Unsubscribe=One-Click") ? null : ends[0]);
    }

    private static String words(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
