package dev.roundtwo.questions.bank;

import dev.roundtwo.questions.FollowUp;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a question says, as one revision keeps it: Markdown sources, ordered lists, anchors by level and notes by stack.
 * Texts are tidied on the way in, so that equal contents are equal to the letter.
 */
public record QuestionContent(
        String title,
        String round,
        int minutes,
        List<String> tags,
        List<String> stacks,
        List<String> signals,
        String prompt,
        String context,
        List<String> points,
        List<String> redFlags,
        List<String> hints,
        List<FollowUp> followUps,
        Map<Integer, String> anchors,
        Map<String, String> notes) {

    public QuestionContent {
        title = Texts.line(title);
        round = Texts.line(round);
        tags = Texts.lines(tags);
        stacks = Texts.lines(stacks);
        signals = Texts.lines(signals);
        prompt = Texts.block(prompt);
        context = Texts.block(context);
        points = Texts.lines(points);
        redFlags = Texts.lines(redFlags);
        hints = Texts.lines(hints);
        followUps = followUps.stream()
                .map(f -> new FollowUp(Texts.line(f.ask()), Texts.lines(f.points())))
                .filter(f -> !f.ask().isEmpty() || !f.points().isEmpty())
                .toList();
        anchors = tidied(anchors);
        notes = tidied(notes);
    }

    private static <K extends Comparable<K>> Map<K, String> tidied(Map<K, String> texts) {
        var kept = new TreeMap<K, String>();
        texts.forEach((key, text) -> {
            String block = Texts.block(text);
            if (!block.isEmpty()) {
                kept.put(key, block);
            }
        });
        return Collections.unmodifiableMap(kept);
    }
}
