package dev.roundtwo.questions;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One question of a published set, whole and frozen. Texts are Markdown sources; {@code anchors} are keyed by level (1 to 4),
 * {@code notes} by stack.
 */
public record AskedQuestion(
        UUID revisionId,
        String title,
        int minutes,
        List<String> signals,
        String prompt,
        String context,
        List<String> points,
        List<String> redFlags,
        List<String> hints,
        List<FollowUp> followUps,
        Map<Integer, String> anchors,
        Map<String, String> notes) {}
