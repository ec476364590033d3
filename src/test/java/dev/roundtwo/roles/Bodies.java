package dev.roundtwo.roles;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent along: enough of it that the right to do it decides the answer, and nothing that breaks what others try after it. */
final class Bodies {

    private static final String QUESTION =
            "{\"title\":\"A question\",\"round\":\"two\",\"minutes\":10,\"prompt\":\"What now?\"}";

    private Bodies() {}

    /** The form of a page; empty where none is needed. */
    static Map<String, String> form(String route, Things things) {
        String act = route.replaceFirst(".*/", "");
        return switch (act) {
            case "endings" -> Map.of("which", "others");
            case "steps" -> Map.of("from", "0", "to", "0");
            case "hints" -> Map.of("question", "0", "given", "0");
            case "follow-ups" -> Map.of("question", "0", "followUp", "0");
            case "notes", "private-notes" -> Map.of("version", "0", "text", "Words");
            case "cancellation", "suspension", "disabling" -> Map.of("reason", "The second site is down");
            case "decision" -> Map.of("verdict", "ADVANCE", "seen", "-1", "reason", "All agree");
            case "title" -> Map.of("title", "A draft");
            case "items" -> Map.of("question", "b22");
            case "moves" ->
                Map.of("by", "0", "version", "0", "one", things.leaver.toString(), "other", things.question.toString());
            case "times" -> Map.of("date", "2030-01-16");
            case "attendance" -> Map.of("seat", things.question.toString(), "came", "true");
            case "sets" ->
                route.contains("/matches/")
                        ? Map.of(
                                "first",
                                things.draft.set().toString(),
                                "second",
                                things.draft.set().toString())
                        : Map.of();
            case "order" -> Map.of("item", things.draft.item().toString(), "version", "0");
            case "publication" ->
                route.contains("/sets/") || route.contains("/rounds/") ? Map.of("version", "0") : Map.of();
            case "pairings" -> Map.of("version", "0");
            case "removal" -> route.contains("/rounds/") ? Map.of("version", "0") : Map.of();
            case "rest" -> Map.of("resting", "false");
            case "lead" -> route.contains("/groups/") ? Map.of("lead", "true") : Map.of();
            case "partner" -> Map.of("level", "2", "language", "en", "role", "EITHER");
            case "groups" -> Map.of("name", "Thursdays", "rhythm", "ON_DEMAND", "zone", "UTC");
            case "visits" -> Map.of("person", "ada");
            case "role" -> Map.of("role", "INTERVIEWER");
            case "replays" -> Map.of("id", things.failure.toString());
            case "webhooks", "{webhook}" -> Map.of("url", "https://127.0.0.1:9/hooks", "events", "feedback.published");
            case "colour" -> Map.of("colour", "#1f4a7a");
            case "region" -> Map.of("zone", "Europe/Berlin", "locale", "de-DE");
            case "guesses" -> Map.of("zone", "Europe/Berlin", "locale", "de-DE");
            case "readings" -> Map.of("newest", "1");
            case "preferences" -> Map.of("shown", "INVITATION,CHANGE", "digestHour", "8");
            case "name" -> Map.of("name", "Another name");
            default -> Map.of();
        };
    }

    /** The body of an operation of the API, and of what a page's script sends; null where it takes none. */
    static @Nullable String json(String route, Talks talks, Things things) {
        String tail = route.replace("/api/v1/workspaces/{workspace}", "/api");
        return switch (tail) {
            case "POST /w/{workspace}/rooms/{room}/feedback/edits" ->
                "{\"id\":\"%s\",\"version\":0,\"value\":\"Well done\"}".formatted(dev.roundtwo.platform.Ids.next());
            case "POST /api/interviews" ->
                "{\"title\":\"Staff backend\",\"set\":\"%s\",\"candidate\":{\"name\":\"Ben\"},\"mails\":false}"
                        .formatted(talks.set);
            case "POST /api/interviews/{id}/cancellation" -> "{\"reason\":\"The second site is down\"}";
            case "POST /api/interviews/{id}/scorecards/mine/reopening" -> "{\"reason\":\"I mixed up two answers\"}";
            case "PUT /api/interviews/{id}/scorecards/mine/fields/{field}" -> "{\"value\":\"3\"}";
            case "POST /api/invitations" -> "{\"role\":\"MEMBER\"}";
            case "PUT /api/members/{account}" -> "{\"role\":\"INTERVIEWER\"}";
            case "POST /api/questions", "PUT /api/questions/{id}" -> QUESTION;
            case "POST /api/sets", "PUT /api/sets/{id}" -> "{\"title\":\"A draft\"}";
            case "POST /api/sets/{id}/items" -> "{\"question\":\"d01\"}";
            case "PUT /api/sets/{id}/items/{item}" -> "{\"minutes\":10}";
            case "PUT /api/sets/{id}/order" -> "{\"items\":[\"%s\"]}".formatted(things.draft.item());
            case "POST /api/webhooks", "PUT /api/webhooks/{webhook}" ->
                "{\"url\":\"https://127.0.0.1:9/hooks\",\"events\":[\"feedback.published\"]}";
            default -> null;
        };
    }
}
