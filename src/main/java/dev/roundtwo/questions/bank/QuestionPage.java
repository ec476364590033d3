package dev.roundtwo.questions.bank;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question to read, at one revision: the content, its Markdown rendered, what it lacks and how it came about.
 *
 * @param copies the workspace's own copies, where this is one of the library
 */
public record QuestionPage(
        UUID id,
        boolean library,
        boolean archived,
        int current,
        RevisionRow revision,
        UUID revisionId,
        QuestionContent content,
        String prompt,
        String context,
        Map<String, String> notes,
        List<String> lint,
        List<RevisionRow> revisions,
        List<Copy> copies,
        @Nullable UUID copiedFrom) {

    /** A copy in the workspace's bank. */
    public record Copy(UUID id, String title) {}
}
