package dev.roundtwo.api.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds an example of a whole body from those of its parts. */
final class Examples {

    private static final String ID = "01985f3a-7c1e-7bb2-9a31-5f0c2d6e8b14";
    private static final String TIME = "2026-11-22T09:30:00Z";

    private Examples() {}

    static void add(OpenAPI document, MediaType media) {
        if (media.getSchema() != null && media.getExample() == null) {
            media.setExample(of(document, media.getSchema()));
        }
    }

    private static @Nullable Object of(OpenAPI document, Schema<?> schema) {
        Schema<?> whole = resolved(document, schema);
        if (whole.getExample() != null) {
            return whole.getExample();
        }
        if (whole.getEnum() != null) {
            return whole.getEnum().getFirst();
        }
        if (whole.getAnyOf() != null) {
            return of(document, whole.getAnyOf().getFirst());
        }
        Set<String> types = types(whole);
        if (types.contains("null")) {
            return null;
        }
        if (types.contains("array")) {
            return List.of(Objects.requireNonNullElse(of(document, whole.getItems()), ""));
        }
        if (types.contains("object")) {
            return object(document, whole);
        }
        return plain(whole, types);
    }

    private static Object object(OpenAPI document, Schema<?> whole) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (whole.getAdditionalProperties() instanceof Schema<?> values) {
            object.put("1", of(document, values));
        }
        if (whole.getProperties() != null) {
            whole.getProperties().forEach((name, part) -> object.put(name, of(document, part)));
        }
        return object;
    }

    private static Object plain(Schema<?> whole, Set<String> types) {
        if (types.contains("integer")) {
            return 1;
        }
        if (types.contains("boolean")) {
            return false;
        }
        return "uuid".equals(whole.getFormat()) ? ID : "date-time".equals(whole.getFormat()) ? TIME : "…";
    }

    private static Schema<?> resolved(OpenAPI document, Schema<?> schema) {
        String reference = schema.get$ref();
        return reference == null
                ? schema
                : Objects.requireNonNull(
                        document.getComponents().getSchemas().get(reference.substring(reference.lastIndexOf('/') + 1)),
                        reference);
    }

    private static Set<String> types(Schema<?> schema) {
        return schema.getTypes() != null
                ? schema.getTypes()
                : schema.getType() == null ? Set.of("object") : Set.of(schema.getType());
    }
}
