package dev.roundtwo.notifications.webhooks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an endpoint can be told. What it is told are ids, numbers and roles, never what somebody wrote or thinks of somebody:
 * whoever wants more asks the API, with rights of its own. The names stand in stored rows and in other people's programs.
 */
public enum HookEvent {
    MEMBER_JOINED("member.joined", "Somebody belongs to the workspace now.", "account", "role"),
    MEMBER_LEFT("member.left", "Somebody no longer belongs to it.", "account"),
    MEMBER_ROLE_CHANGED("member.role_changed", "A member has another role now.", "account", "role"),
    SET_PUBLISHED("question_set.published", "A question set was published, and never changes again.", "set", "number"),
    CARD_SUBMITTED(
            "scorecard.submitted",
            "Somebody handed in their scorecard; whose, and what it says, stays blind.",
            "interview"),
    CARD_REOPENED("scorecard.reopened", "Somebody took their scorecard back to change it.", "interview"),
    DECISION_RECORDED("decision.recorded", "The debrief came to a decision, or to another one.", "interview"),
    FEEDBACK_PUBLISHED(
            "feedback.published",
            "The candidate has something to read; a number above 1 is a correction.",
            "interview",
            "number"),
    INTERVIEW_BOOKED("interview.booked", "An interview has its people and its time.", "interview"),
    INTERVIEW_MOVED("interview.moved", "It has another time now.", "interview", "from", "to"),
    INTERVIEW_CANCELLED("interview.cancelled", "It was called off.", "interview"),
    INTERVIEW_BEGAN("interview.began", "The talk began.", "interview"),
    INTERVIEW_FINISHED("interview.finished", "The talk is over; cards may still be written.", "interview"),
    INTERVIEW_CLOSED("interview.closed", "All of it is done.", "interview"),
    ATTENDANCE_TOLD(
            "attendance.told",
            "It is known whether somebody came; a later word on the same interview and account stands. The account is left out"
                    + " while partners do not know each other.",
            "interview",
            "account",
            "kept"),
    ATTENDANCE_DROPPED(
            "attendance.dropped",
            "Two people disagree about who came: what was told of this interview counts for nobody any more.",
            "interview"),
    TEST("webhook.test", "Sent by the test button, whatever else is chosen.", "webhook");

    private final String code;
    private final String about;
    private final List<String> data;

    HookEvent(String code, String about, String... data) {
        this.code = code;
        this.about = about;
        this.data = List.of(data);
    }

    /** The events that one can choose. */
    static List<HookEvent> choices() {
        return Stream.of(values()).filter(event -> event != TEST).toList();
    }

    static Optional<HookEvent> of(String code) {
        return Stream.of(values()).filter(event -> event.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    public String about() {
        return about;
    }

    /** The names of what it says, beside the workspace. */
    public List<String> data() {
        return data;
    }

    /** Whether it always says that: whose attendance it is may be hidden. */
    boolean always(String name) {
        return this != ATTENDANCE_TOLD || !name.equals("account");
    }
}
