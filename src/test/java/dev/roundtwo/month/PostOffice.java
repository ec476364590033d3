package dev.roundtwo.month;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The mail server of the month, which can be away; as every reader's program, it shows what comes under one id once. */
public final class PostOffice implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";

    public final int port;
    private final List<MimeMessage> fetched = new ArrayList<>();
    private @Nullable GreenMail server;

    public PostOffice() throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        open();
    }

    /** A mail as it was read: the calendar object is empty where there is none. */
    public record Letter(
            String id, String to, String subject, String text, String html, String calendar, boolean endable) {

        /** The same with other words. */
        Letter saying(String words, String other) {
            return new Letter(id, to, subject, text.replace(words, other), html, calendar, endable);
        }

        /** The same with another calendar object. */
        Letter noting(String pattern, String other) {
            return new Letter(id, to, subject, text, html, calendar.replaceFirst(pattern, other), endable);
        }
    }

    void open() {
        server = new GreenMail(new ServerSetup(port, ADDRESS, ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    /** Nobody answers from now on; what came so far is kept. Called while nothing is on its way, as a stopped server forgets. */
    void shut() {
        GreenMail standing = server;
        server = null;
        if (standing != null) {
            fetched.addAll(List.of(standing.getReceivedMessages()));
            standing.stop();
        }
    }

    /** The ids of what came more than once. */
    Set<String> again() throws MessagingException {
        Set<String> once = new HashSet<>();
        Set<String> again = new HashSet<>();
        for (MimeMessage message : messages()) {
            String id = message.getMessageID().replaceAll("^<|@.*$", "");
            if (!once.add(id)) {
                again.add(id);
            }
        }
        return again;
    }

    /** All of them in the order in which they came first, each id once. */
    public List<Letter> letters() throws MessagingException, IOException {
        Map<String, Letter> letters = new LinkedHashMap<>();
        for (MimeMessage message : messages()) {
            Letter letter = letter(message);
            letters.putIfAbsent(letter.id(), letter);
        }
        return List.copyOf(letters.values());
    }

    private List<MimeMessage> messages() {
        GreenMail standing = server;
        return standing == null
                ? List.copyOf(fetched)
                : Stream.concat(fetched.stream(), Stream.of(standing.getReceivedMessages()))
                        .toList();
    }

    private static Letter letter(MimeMessage message) throws MessagingException, IOException {
        return new Letter(
                message.getMessageID(),
                message.getAllRecipients()[0].toString(),
                message.getSubject(),
                part(message.getContent(), "text/plain"),
                part(message.getContent(), "text/html"),
                part(message.getContent(), "text/calendar"),
                message.getHeader("List-Unsubscribe-Post") != null);
    }

    private static String part(Object content, String type) throws MessagingException, IOException {
        if (!(content instanceof Multipart parts)) {
            return type.equals("text/plain") ? content.toString() : "";
        }
        for (int n = 0; n < parts.getCount(); n++) {
            BodyPart part = parts.getBodyPart(n);
            if (part.isMimeType(type)) {
                return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
            if (part.getContent() instanceof Multipart within
                    && !part(within, type).isEmpty()) {
                return part(within, type);
            }
        }
        return "";
    }

    @Override
    public void close() {
        shut();
    }
}
