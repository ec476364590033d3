package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Part;

/**
 * What is left of an interview that was held, for one seat: whether it owes its card, whether all cards may be read, and whether
 * the feedback is published.
 */
public record Ending(Part part, boolean guest, boolean owes, boolean open, boolean feedback) {

    public boolean peers() {
        return part == Part.PEER;
    }

    public boolean answered() {
        return part == Part.CANDIDATE;
    }

    public boolean scores() {
        return !answered() && part != Part.OBSERVER;
    }

    public String text() {
        return switch (part) {
            case CANDIDATE ->
                feedback
                        ? "Thank you. Your feedback is here."
                        : "Thank you. Your feedback comes to this page when it is published"
                                + (guest ? "; your link stays good." : ".");
            case SHADOW ->
                owes
                        ? "What is left is to score it, for yourself. You read the other cards once yours is in; it counts for nothing."
                        : open
                                ? "All cards are in: compare yours with them in the debrief."
                                : "Your card is in. The debrief opens when all are submitted.";
            case OBSERVER ->
                open
                        ? "All cards are in. Thank you for watching."
                        : "The cards are being written. Thank you for watching.";
            case PEER ->
                owes
                        ? "What is left is to score it. You read each other’s cards when both are submitted."
                        : open
                                ? "Both cards are in: read what you saw in each other."
                                : "Your card is in. Both open as soon as the other one is submitted too.";
            case LEAD, INTERVIEWER ->
                owes
                        ? "What is left is to score it. Cards stay blind until all are submitted."
                        : !open
                                ? "Your card is in. The debrief opens when all are submitted."
                                : feedback
                                        ? "All cards are in, and the feedback is published."
                                        : "All cards are in: the debrief is open.";
        };
    }
}
