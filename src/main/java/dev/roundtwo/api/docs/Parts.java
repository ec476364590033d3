package dev.roundtwo.api.docs;

import dev.roundtwo.api.docs.ApiPage.Part;
import dev.roundtwo.platform.web.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Lays out what a schema holds, one line for each part, the parts of parts after theirs. */
final class Parts {

    private static final int DEEP = 4;

    private final JsonNode document;
    private final Markdown markdown;

    Parts(JsonNode document, Markdown markdown) {
        this.document = document;
        this.markdown = markdown;
    }

    Part parameter(JsonNode parameter) {
        return new Part(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                kind(parameter.path("schema")),
                parameter.path("required").asBoolean(false),
                false,
                markdown.html(parameter.path("description").asString("")));
    }

    /** What is sent: it is told what has to be there. */
    List<Part> sent(JsonNode schema) {
        return of(schema);
    }

    /** What is answered: all of it is there. */
    List<Part> answered(JsonNode schema) {
        return of(schema).stream()
                .map(part -> new Part(part.name(), part.where(), part.kind(), false, part.outdated(), part.aboutHtml()))
                .toList();
    }

    private List<Part> of(JsonNode schema) {
        List<Part> parts = new ArrayList<>();
        lay("", schema, parts, 0);
        return parts;
    }

    private void lay(String before, JsonNode schema, List<Part> parts, int depth) {
        JsonNode whole = resolved(schema);
        if (whole.path("items").isObject()) {
            lay(before.isEmpty() ? "" : before + "[]", whole.path("items"), parts, depth);
            return;
        }
        if (whole.path("additionalProperties").isObject() && depth > 0) {
            lay(before + ".*", whole.path("additionalProperties"), parts, depth);
            return;
        }
        List<String> required =
                whole.path("required").valueStream().map(JsonNode::asString).toList();
        whole.path("properties").propertyStream().forEach(property -> {
            String name = before.isEmpty() ? property.getKey() : before + "." + property.getKey();
            JsonNode part = property.getValue();
            parts.add(new Part(
                    name,
                    "",
                    kind(part),
                    required.contains(property.getKey()),
                    part.path("deprecated").asBoolean(false),
                    markdown.html(part.path("description").asString(""))));
            if (depth < DEEP) {
                lay(name, part, parts, depth + 1);
            }
        });
    }

    private String kind(JsonNode schema) {
        JsonNode whole = resolved(schema);
        if (whole.path("enum").isArray()) {
            return whole.path("enum")
                    .valueStream()
                    .map(value -> value.isNull() ? "null" : value.asString())
                    .collect(Collectors.joining(" · "));
        }
        Stream<String> types = whole.path("type").isArray()
                ? whole.path("type").valueStream().map(JsonNode::asString)
                : Stream.of(whole.path("type").asString("object"));
        String format = whole.path("format").asString("");
        String kind = types.map(type -> type.equals("string") && !format.isEmpty() ? format : type)
                .collect(Collectors.joining(" or "));
        return schema.path("anyOf").isArray() ? kind + " or null" : kind;
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode first = schema.path("anyOf").isArray() ? schema.at("/anyOf/0") : schema;
        String reference = first.path("$ref").asString("");
        return reference.isEmpty() ? first : document.at(reference.substring(1));
    }
}
