package dev.roundtwo.api.docs;

import dev.roundtwo.api.docs.ApiPage.Answer;
import dev.roundtwo.api.docs.ApiPage.Event;
import dev.roundtwo.api.docs.ApiPage.Operation;
import dev.roundtwo.api.docs.ApiPage.Outdated;
import dev.roundtwo.api.docs.ApiPage.Refusal;
import dev.roundtwo.api.docs.ApiPage.Scope;
import dev.roundtwo.api.docs.ApiPage.Section;
import dev.roundtwo.platform.web.Markdown;
import dev.roundtwo.platform.web.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Turns the document into its page. */
@Component
class ApiPages {

    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

    /** What any address may answer, whoever wrote it: no operation names them. */
    private static final List<HttpStatus> ANYWHERE = List.of(
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.LENGTH_REQUIRED,
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    private final Markdown markdown;
    private final Problems problems;

    ApiPages(Markdown markdown, Problems problems) {
        this.markdown = markdown;
        this.problems = problems;
    }

    ApiPage of(JsonNode document) {
        Parts parts = new Parts(document, markdown);
        JsonNode scopes = document.at("/components/securitySchemes/oauth2/flows/authorizationCode/scopes");
        return new ApiPage(
                markdown.html(document.at("/info/description").asString()),
                scopes.propertyStream()
                        .map(scope -> new Scope(scope.getKey(), scope.getValue().asString()))
                        .toList(),
                document.path("tags")
                        .valueStream()
                        .map(tag -> section(document, parts, tag))
                        .toList(),
                document.path("webhooks")
                        .propertyStream()
                        .map(event -> event(event.getKey(), event.getValue().path("post")))
                        .toList(),
                Stream.concat(
                                document.at("/components/responses")
                                        .valueStream()
                                        .map(ApiPages::refusal),
                                ANYWHERE.stream().map(this::refusal))
                        .sorted(Comparator.comparing(Refusal::status))
                        .toList(),
                outdated(document));
    }

    private static Event event(String name, JsonNode told) {
        return new Event(
                name,
                told.path("description").asString(),
                told.at("/requestBody/content/application~1json/example").toPrettyString());
    }

    private Section section(JsonNode document, Parts parts, JsonNode tag) {
        String name = tag.path("name").asString();
        List<Operation> operations = document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation ->
                                operation.getValue().at("/tags/0").asString().equals(name))
                        .map(operation ->
                                operation(document, parts, path.getKey(), operation.getKey(), operation.getValue())))
                .toList();
        return new Section(
                name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                name,
                tag.path("description").asString(),
                operations);
    }

    private Operation operation(JsonNode document, Parts parts, String path, String verb, JsonNode operation) {
        JsonNode success = operation
                .path("responses")
                .propertyStream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .findFirst()
                .orElseThrow()
                .getValue()
                .at("/content/application~1json");
        JsonNode sent = operation.at("/requestBody/content/application~1json");
        String method = verb.toUpperCase(Locale.ROOT);
        return new Operation(
                operation.path("operationId").asString(),
                method,
                path,
                operation.path("summary").asString(),
                markdown.html(operation.path("description").asString("")),
                operation.at("/security/0/oauth2/0").asString(),
                operation.path("parameters").valueStream().map(parts::parameter).toList(),
                parts.sent(sent.path("schema")),
                curl(method, path, operation, sent),
                operation
                        .path("responses")
                        .propertyStream()
                        .map(answer -> new Answer(answer.getKey(), about(document, answer.getValue())))
                        .toList(),
                parts.answered(success.path("schema")),
                success.has("example") ? success.path("example").toPrettyString() : "");
    }

    private static String about(JsonNode document, JsonNode answer) {
        String reference = answer.path("$ref").asString("");
        JsonNode whole = reference.isEmpty() ? answer : document.at(reference.substring(1));
        return whole.path("description").asString().replace("`", "");
    }

    private static String curl(String method, String path, JsonNode operation, JsonNode sent) {
        StringBuilder curl = new StringBuilder("curl");
        if (!method.equals("GET")) {
            curl.append(" -X ").append(method);
        }
        curl.append(" \"$ROUND_TWO").append(filled(path)).append("\" \\\n  -H \"Authorization: Bearer $TOKEN\"");
        operation.path("parameters").valueStream().forEach(parameter -> {
            String name = parameter.path("name").asString();
            if (name.equals("If-Match") && parameter.path("required").asBoolean() || name.equals("Idempotency-Key")) {
                curl.append(" \\\n  -H '")
                        .append(name)
                        .append(": ")
                        .append(parameter.path("example").asString())
                        .append("'");
            }
        });
        if (sent.has("example")) {
            curl.append(" \\\n  -H \"Content-Type: application/json\" \\\n  -d '")
                    .append(sent.path("example").toPrettyString().replace("'", "’"))
                    .append("'");
        }
        return curl.toString();
    }

    /** With the path's parts as variables of a shell. */
    private static String filled(String path) {
        return PART.matcher(path).replaceAll(part -> "\\$" + part.group(1).toUpperCase(Locale.ROOT));
    }

    private static Refusal refusal(JsonNode response) {
        JsonNode example =
                response.path("content").valueStream().findFirst().orElseThrow().path("example");
        HttpStatus status = HttpStatus.valueOf(example.path("status").asInt());
        return refusal(status, example.path("detail").asString());
    }

    private Refusal refusal(HttpStatus status) {
        return refusal(status, problems.text("error." + status.value()));
    }

    private static Refusal refusal(HttpStatus status, String about) {
        return new Refusal(Problems.slug(status), status.value() + " " + status.getReasonPhrase(), about);
    }

    private List<Outdated> outdated(JsonNode document) {
        List<Outdated> found = new ArrayList<>();
        document.at("/components/schemas").propertyStream().forEach(schema -> parts(schema.getValue())
                .filter(part -> part.getValue().path("deprecated").asBoolean(false))
                .forEach(part -> found.add(new Outdated(
                        schema.getKey(),
                        part.getKey(),
                        markdown.html(part.getValue().path("description").asString(""))))));
        return found;
    }

    private static Stream<Map.Entry<String, JsonNode>> parts(JsonNode schema) {
        return schema.path("properties").propertyStream();
    }
}
