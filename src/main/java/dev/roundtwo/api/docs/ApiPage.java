package dev.roundtwo.api.docs;

import java.util.List;

/** The document as its page shows it. */
public record ApiPage(
        String intro,
        List<Scope> scopes,
        List<Section> sections,
        List<Event> events,
        List<Refusal> refusals,
        List<Outdated> outdated) {

    /** Something that webhooks are told, with an example of what is sent. */
    public record Event(String name, String about, String example) {}

    public record Scope(String code, String words) {}

    /** One resource with its operations. */
    public record Section(String slug, String name, String about, List<Operation> operations) {}

    /** One operation; texts are HTML where their names say so. */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            String aboutHtml,
            String scope,
            List<Part> parameters,
            List<Part> body,
            String curl,
            List<Answer> answers,
            List<Part> answer,
            String example) {}

    /** A parameter, or a part of a body: where it stands, of which kind it is, whether it has to be there. */
    public record Part(String name, String where, String kind, boolean required, boolean outdated, String aboutHtml) {}

    public record Answer(String status, String about) {}

    /** A kind of error; its type leads here. */
    public record Refusal(String slug, String status, String about) {}

    public record Outdated(String schema, String part, String aboutHtml) {}
}
