package dev.roundtwo.interviews.calendar;

import dev.roundtwo.interviews.Names;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What stands below an interview in a calendar: with whom it is, and the ways on. */
@Component
class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code move} is the address that moves it, null where there is none. */
    String of(List<String> others, String address, @Nullable String move) {
        StringBuilder words = new StringBuilder();
        if (!others.isEmpty()) {
            words.append(text("with", Names.and(others))).append("\n\n");
        }
        words.append(text("page", address));
        if (move != null) {
            words.append("\n\n").append(text("move", move));
        }
        return words.toString();
    }

    String feed(String workspace) {
        return text("feed", workspace);
    }

    private String text(String code, String argument) {
        return messages.getMessage("interviews.calendar." + code, new Object[] {argument}, Locale.ENGLISH);
    }
}
