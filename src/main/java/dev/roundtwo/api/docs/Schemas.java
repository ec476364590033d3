package dev.roundtwo.api.docs;

import dev.roundtwo.platform.rest.Outdated;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.questions.FollowUp;
import dev.roundtwo.scoring.Competency;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Tells from the records what a schema made of them leaves out: which parts are always there, which may be null, which will
 * go. A part of an answer is there unless it is {@code @Nullable}; a part of a request is needed when it is {@code @NotNull}.
 */
final class Schemas {

    private Schemas() {}

    static void complete(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        records().forEach(record -> {
            Schema<?> schema = schemas.get(name(record));
            if (schema != null) {
                describe(record, schema);
            }
        });
        schemas.forEach((name, schema) -> {
            if (name.startsWith("Page")) {
                describe(Page.class, schema);
            }
        });
    }

    private static void describe(Class<?> record, Schema<?> schema) {
        boolean sent = isRequest(record);
        List<String> required = new ArrayList<>();
        for (RecordComponent part : record.getRecordComponents()) {
            Schema<?> property = Objects.requireNonNull(schema.getProperties().get(part.getName()), part::toString);
            boolean nullable = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!sent || part.getAccessor().isAnnotationPresent(NotNull.class)) {
                required.add(part.getName());
            }
            if (nullable && !part.getAccessor().isAnnotationPresent(NotNull.class)) {
                schema.getProperties().put(part.getName(), orNull(property));
            }
            Outdated outdated = part.getAnnotation(Outdated.class);
            if (outdated != null) {
                property.setDeprecated(true);
                property.setDescription("Goes on %s. Use `%s`.".formatted(outdated.sunset(), outdated.instead()));
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
        if (sent) {
            schema.setAdditionalProperties(false);
        }
    }

    /** What is sent may leave out anything, as far as its type is concerned. */
    private static boolean isRequest(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .allMatch(part -> part.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            Schema<?> none = new Schema<>();
            none.setTypes(Set.of("null"));
            Schema<?> whole = new Schema<>();
            whole.setAnyOf(List.of(new Schema<>().$ref(schema.get$ref()), none));
            whole.setDescription(schema.getDescription());
            return whole;
        }
        Set<String> types =
                new LinkedHashSet<>(schema.getTypes() == null ? Set.of(schema.getType()) : schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            alsoNull(schema);
        }
        return schema;
    }

    /** Raw, as a list of values has no place for the one that is none. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void alsoNull(Schema schema) {
        List values = new ArrayList(schema.getEnum());
        values.add(null);
        schema.setEnum(values);
    }

    /** The name it has in the document. */
    private static String name(Class<?> record) {
        var named = record.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return named == null || named.name().isEmpty() ? record.getSimpleName() : named.name();
    }

    private static List<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(
                    org.springframework.beans.factory.annotation.AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.setResourcePattern("**/v1/*.class"); // whichever module has them
        scanner.addIncludeFilter(new AssignableTypeFilter(Record.class));
        List<Class<?>> records = new ArrayList<>(List.of(Competency.class, FollowUp.class));
        for (BeanDefinition found : scanner.findCandidateComponents("dev.roundtwo")) {
            records.add(ClassUtils.resolveClassName(
                    String.valueOf(found.getBeanClassName()), Schemas.class.getClassLoader()));
        }
        return records;
    }
}
