package dev.roundtwo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Thymeleaf takes without a word, and does otherwise than it reads. */
class TemplateRulesTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final Pattern TAG = Pattern.compile("<[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", Pattern.DOTALL);

    private static final Pattern CONDITION = Pattern.compile("\\bth:(if|unless|each|with)=");

    /** The tag is gone before its condition is looked at: put the condition around it. */
    @Test
    void noTagIsReplacedUnderAConditionOfItsOwn() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher tag = TAG.matcher(Files.readString(file));
                while (tag.find()) {
                    if (tag.group().contains("th:replace=")
                            && CONDITION.matcher(tag.group()).find()) {
                        wrong.add(TEMPLATES.relativize(file) + ": " + tag.group());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
