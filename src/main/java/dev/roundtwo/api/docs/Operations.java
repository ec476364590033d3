package dev.roundtwo.api.docs;

import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Outdated;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/** Says of each operation what its code says by annotations and kinds of parameters: its scope, its headers, its pages. */
class Operations implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Needs needs = Objects.requireNonNull(method.getMethodAnnotation(Needs.class), method::toString);
        operation.setSecurity(List.of(new SecurityRequirement().addList(DocumentConfiguration.OAUTH, needs.value())));
        List<Parameter> parameters = new ArrayList<>(Objects.requireNonNullElse(operation.getParameters(), List.of()));
        boolean inWorkspace =
                Stream.of(method.getMethodParameters()).anyMatch(one -> one.getParameterType() == Member.class);
        if (inWorkspace) {
            parameters.addFirst(new Parameter()
                    .in("path")
                    .name("workspace")
                    .required(true)
                    .description("The slug of the workspace.")
                    .schema(string())
                    .example("payments-team"));
        }
        if (Stream.of(method.getMethodParameters()).anyMatch(one -> one.getParameterType() == Window.class)) {
            parameters.addAll(window());
        }
        if (method.hasMethodAnnotation(PostMapping.class)) {
            parameters.add(key());
        }
        if (method.hasMethodAnnotation(PutMapping.class)) {
            parameters.add(match(true));
        }
        if (method.hasMethodAnnotation(DeleteMapping.class)) {
            parameters.add(match(false));
        }
        boolean single =
                Stream.of(method.getMethodParameters()).noneMatch(one -> one.getParameterType() == Window.class);
        if (method.hasMethodAnnotation(GetMapping.class) && single) {
            parameters.add(
                    header("If-None-Match", "The entity tag you have; when it still stands, the answer is 304."));
        }
        operation.setParameters(parameters);
        Outdated outdated = method.getMethodAnnotation(Outdated.class);
        if (outdated != null) {
            operation.setDeprecated(true);
        }
        return operation;
    }

    private static List<Parameter> window() {
        Schema<?> limit = new IntegerSchema()
                ._default(Window.USUAL)
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(Window.MOST));
        limit.setTypes(Set.of("integer"));
        return List.of(
                new QueryParameter().name("limit").description("How many rows.").schema(limit),
                new QueryParameter()
                        .name("cursor")
                        .description("Where to go on: `next` of the page before, with the same filters.")
                        .schema(string()));
    }

    private static Parameter key() {
        Schema<?> schema = string();
        schema.setMinLength(1);
        schema.setMaxLength(200);
        return header(
                        "Idempotency-Key",
                        "Of your own choice, printable, best a random one. The same request with the same key within 24 hours is done once and answered alike.")
                .schema(schema)
                .example("6f1d5cf2-8a55-4d0e-9a5b-0b3a7c1f4e21");
    }

    private static Parameter match(boolean required) {
        return header(
                        "If-Match",
                        required
                                ? "The entity tag of what the change is built on."
                                : "The entity tag of what you have seen; without it, whatever stands is meant.")
                .required(required)
                .example("\"k3bY0dGq5X1m9Zs7QwErTy\"");
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter().name(name).description(description).schema(string());
    }

    private static Schema<?> string() {
        Schema<?> schema = new StringSchema();
        schema.setTypes(Set.of("string"));
        return schema;
    }
}
