package dev.roundtwo.notifications.webhooks;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** What endpoints are told, in the {@code webhooks} of the OpenAPI document: made from the events, so that it is true. */
@Component
class HookDocument implements OpenApiCustomizer {

    private static final String ID = "0199b2a4-6d1e-7c3a-9f21-5be0c1d2e3f4";

    @Override
    public void customise(OpenAPI document) {
        for (HookEvent event : HookEvent.values()) {
            document.addWebhooks(event.code(), new PathItem().post(operation(event)));
        }
    }

    private static Operation operation(HookEvent event) {
        return new Operation()
                .operationId("on" + camel(event))
                .summary(event.code())
                .description(event.about())
                .security(List.of())
                .parameters(List.of(
                        header("webhook-id", "The message's id, the same each time it is sent: take each once.", ID),
                        header("webhook-timestamp", "When this call was made, in seconds since 1970.", "1795356000"),
                        header(
                                "webhook-signature",
                                "Signatures with a space between; take the call when one with your secret is among them.",
                                "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=")))
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        "application/json",
                                        new MediaType().schema(body(event)).example(example(event)))))
                .responses(new ApiResponses()
                        .addApiResponse("200", new ApiResponse().description("You have it; any 2xx says so."))
                        .addApiResponse("410", new ApiResponse().description("Never call here again."))
                        .addApiResponse(
                                "429",
                                new ApiResponse()
                                        .description(
                                                "Later. 408 and 5xx say so too; anything else refuses this message.")));
    }

    private static Parameter header(String name, String about, String example) {
        return new HeaderParameter()
                .name(name)
                .required(true)
                .description(about)
                .schema(of("string"))
                .example(example);
    }

    private static Schema<?> body(HookEvent event) {
        Schema<?> type = of("string");
        type.setConst(event.code());
        Schema<?> timestamp = of("string").format("date-time").description("When it happened.");
        Schema<?> data = of("object").addProperty("workspace", of("string").description("Its slug."));
        event.data().forEach(name -> data.addProperty(name, part(name)));
        data.setRequired(
                data.getProperties().keySet().stream().filter(event::always).toList());
        Schema<?> body = of("object")
                .addProperty("type", type)
                .addProperty("timestamp", timestamp)
                .addProperty("data", data);
        body.setRequired(List.of("type", "timestamp", "data"));
        return body;
    }

    private static Schema<?> part(String name) {
        return switch (name) {
            case "role" -> of("string").description("OWNER, ADMIN, INTERVIEWER or MEMBER.");
            case "number" -> of("integer").format("int32");
            case "kept" -> of("boolean").description("Whether they came.");
            case "from", "to" -> of("string").format("date-time").description("When it was to be, and when it is now.");
            default -> of("string").format("uuid").description("The id of the " + name + ", as the API has it.");
        };
    }

    private static Map<String, Object> example(HookEvent event) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("workspace", "payments-team");
        event.data().forEach(name -> data.put(name, example(name)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event.code());
        body.put("timestamp", "2026-11-22T14:00:00.000Z");
        body.put("data", data);
        return body;
    }

    private static Object example(String name) {
        return switch (name) {
            case "role" -> "INTERVIEWER";
            case "number" -> 1;
            case "kept" -> true;
            case "from" -> "2026-11-24T17:00:00Z";
            case "to" -> "2026-11-25T17:00:00Z";
            default -> ID;
        };
    }

    private static Schema<?> of(String type) {
        Schema<?> schema = new Schema<>();
        schema.setTypes(Set.of(type));
        return schema;
    }

    private static String camel(HookEvent event) {
        StringBuilder name = new StringBuilder();
        for (String word : event.code().split("[._]")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }
}
