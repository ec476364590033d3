package dev.roundtwo.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The actions of the log in words, and the groups by which one looks for them: an action's noun. */
@Component
public class AuditWords {

    private static final String ACTION = "audit.";
    private static final String GROUP = "audit-group.";

    /** By action, as {@code member.removed}. */
    private final Map<String, String> words;

    private final Map<String, String> groups;

    AuditWords() {
        Properties messages = messages();
        words = under(ACTION, messages);
        groups = under(GROUP, messages).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    public String text(String action) {
        return words.getOrDefault(action, action);
    }

    /** From noun to title, by title. */
    public Map<String, String> groups() {
        return groups;
    }

    public List<String> actionsOf(String group) {
        return words.keySet().stream()
                .filter(action -> action.startsWith(group + "."))
                .toList();
    }

    /** The actions whose name or words hold the text. */
    public List<String> matching(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return words.entrySet().stream()
                .filter(entry -> entry.getKey().contains(wanted)
                        || entry.getValue().toLowerCase(Locale.ROOT).contains(wanted))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> under(String prefix, Properties messages) {
        Map<String, String> found = new TreeMap<>();
        messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> found.put(key.substring(prefix.length()), messages.getProperty(key)));
        return found;
    }

    private static Properties messages() {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource("messages.properties"), StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
