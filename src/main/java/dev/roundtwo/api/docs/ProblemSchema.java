package dev.roundtwo.api.docs;

import dev.roundtwo.platform.web.Problems;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** The problem as the document describes it; see {@code platform.web.Problem}. */
final class ProblemSchema {

    private ProblemSchema() {}

    static void describe(Components components) {
        Schema<?> wrong = object("One thing that is wrong.", List.of("field", "code", "message"));
        wrong.addProperty(
                "field",
                text("A JSON pointer into the body, as `/title`, or the name of a parameter or header, as `cursor`."));
        wrong.addProperty("code", text("For programs; it never changes."));
        wrong.addProperty("message", text("For people."));
        components.addSchemas("Wrong", wrong);
        Schema<?> problem =
                object("An error (RFC 9457).", List.of("type", "title", "status", "detail", "code", "correlationId"));
        problem.addProperty("type", text("A place on the page `/api`."));
        problem.addProperty("title", text("In a few words."));
        Schema<?> status = new Schema<>();
        status.setTypes(Set.of("integer"));
        problem.addProperty("status", status);
        problem.addProperty("detail", text("What happened, what was kept, what to do next."));
        problem.addProperty("code", text("For programs; it never changes."));
        problem.addProperty("correlationId", text("By which an operator finds the call."));
        Schema<?> errors = new Schema<>();
        errors.setTypes(Set.of("array"));
        errors.setItems(new Schema<>().$ref("#/components/schemas/Wrong"));
        problem.addProperty("errors", errors);
        Schema<?> current = new Schema<>();
        current.setDescription("What stands, where a condition about it did not hold.");
        problem.addProperty("current", current);
        components.addSchemas("Problem", problem);
    }

    static Map<String, Object> example(String status, String about) {
        HttpStatus known = HttpStatus.valueOf(Integer.parseInt(status));
        String code = Problems.slug(known);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "/api#" + code);
        example.put("title", known.getReasonPhrase());
        example.put("status", known.value());
        example.put("detail", about.replace("`", ""));
        example.put("code", code);
        example.put("correlationId", "01985f3a-7c1e-7bb2-9a31-5f0c2d6e8b14");
        return example;
    }

    private static Schema<?> object(String about, List<String> required) {
        Schema<?> schema = new Schema<>();
        schema.setTypes(Set.of("object"));
        schema.setDescription(about);
        schema.setRequired(required);
        return schema;
    }

    private static Schema<?> text(String about) {
        Schema<?> schema = Answering.string();
        schema.setDescription(about);
        return schema;
    }
}
