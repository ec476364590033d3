package dev.roundtwo.api.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether an answer holds a part that will go. */
final class Outdatedness {

    private final Map<String, Schema> schemas;
    private final Set<String> seen = new HashSet<>();

    private Outdatedness(OpenAPI document) {
        this.schemas = document.getComponents().getSchemas();
    }

    static boolean in(OpenAPI document, ApiResponse answer) {
        return answer.getContent() != null
                && answer.getContent().values().stream()
                        .anyMatch(media -> new Outdatedness(document).in(media.getSchema()));
    }

    private boolean in(@Nullable Schema<?> schema) {
        if (schema == null) {
            return false;
        }
        if (Boolean.TRUE.equals(schema.getDeprecated())) {
            return true;
        }
        String reference = schema.get$ref();
        if (reference != null) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return seen.add(name) && in(schemas.get(name));
        }
        Stream<Schema> parts =
                schema.getProperties() == null ? Stream.empty() : schema.getProperties().values().stream();
        return parts.anyMatch(part -> in((Schema<?>) part)) || in(schema.getItems());
    }
}
