package dev.roundtwo.api.access;

import java.util.Optional;
import java.util.stream.Stream;

/** What a token may be good for; the codes stand in tokens and in the published document and are never changed. */
public enum ApiScope {
    PROFILE("profile"),
    MEMBERS_READ("members:read"),
    MEMBERS_WRITE("members:write"),
    QUESTIONS_READ("questions:read"),
    QUESTIONS_WRITE("questions:write"),
    SETS_READ("sets:read"),
    SETS_WRITE("sets:write"),
    INTERVIEWS_READ("interviews:read"),
    INTERVIEWS_WRITE("interviews:write"),
    SCORECARDS_READ("scorecards:read"),
    SCORECARDS_WRITE("scorecards:write"),
    FEEDBACK_READ("feedback:read"),
    DEBRIEFS_READ("debriefs:read"),
    WEBHOOKS_READ("webhooks:read"),
    WEBHOOKS_WRITE("webhooks:write");

    private final String code;

    ApiScope(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The key of its sentence in the messages: what a client with it may do, in words. */
    public String words() {
        return "api.scope." + code.replace(':', '.');
    }

    public static Optional<ApiScope> of(String code) {
        return Stream.of(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }
}
