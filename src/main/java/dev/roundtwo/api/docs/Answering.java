package dev.roundtwo.api.docs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every operation may answer beside its success, and the headers of both. */
final class Answering {

    private static final Map<String, String> HEADERS = headers();
    private static final Map<String, String> REFUSALS = refusals();
    private static final String PROBLEM = "application/problem+json";

    private Answering() {}

    static void complete(OpenAPI document) {
        Components components = document.getComponents();
        HEADERS.forEach((name, about) ->
                components.addHeaders(name, new Header().description(about).schema(string())));
        ProblemSchema.describe(components);
        REFUSALS.forEach((status, about) -> components.addResponses(status(status), refusal(status, about)));
        document.getPaths().values().forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
            complete(document, method, operation);
        }));
    }

    private static void complete(OpenAPI document, HttpMethod method, Operation operation) {
        ApiResponses all = new ApiResponses();
        boolean single = isSingle(document, operation);
        operation.setParameters(
                operation.getParameters().stream().distinct().toList()); // of one for each kind of answer
        operation.getResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                all.addApiResponse(status, success(document, operation, status, answer, single));
            }
        });
        if (method == HttpMethod.GET && single) {
            all.addApiResponse(
                    "304",
                    new ApiResponse().description("It is as you have it.").headers(of("ETag")));
        }
        boolean body = operation.getRequestBody() != null;
        boolean writes = method != HttpMethod.GET;
        boolean key = method == HttpMethod.POST;
        refuse(all, "400", true);
        refuse(all, "401", true);
        refuse(all, "403", true);
        refuse(all, "404", true);
        refuse(all, "406", true);
        refuse(all, "409", writes || List.of("getDebrief", "getFeedbackDraft").contains(operation.getOperationId()));
        refuse(all, "412", writes);
        refuse(all, "415", body);
        refuse(all, "422", body || key);
        refuse(all, "428", method == HttpMethod.PUT);
        refuse(all, "429", true);
        operation.setResponses(all);
        if (body) {
            operation.getRequestBody().setRequired(true);
            operation.getRequestBody().getContent().forEach((type, media) -> Examples.add(document, media));
        }
    }

    private static ApiResponse success(
            OpenAPI document, Operation operation, String status, ApiResponse answer, boolean single) {
        Map<String, Header> headers = of("RateLimit", "RateLimit-Policy", "X-Correlation-Id");
        if (single) {
            headers.putAll(of("ETag"));
        }
        if (status.equals("201")) {
            headers.putAll(of("Location"));
        }
        if (isPage(operation)) {
            headers.putAll(of("Link"));
        }
        if (Outdatedness.in(document, answer)) {
            headers.putAll(of("Deprecation", "Sunset", "Link"));
        }
        if (answer.getContent() != null) {
            answer.getContent().forEach((type, media) -> {
                if (type.contains("json")) {
                    Examples.add(document, media);
                }
            });
        }
        String about = status.equals("201") ? "It was made." : status.equals("204") ? "It was done." : "As it stands.";
        return answer.description(about).headers(headers);
    }

    private static boolean isPage(Operation operation) {
        return operation.getParameters().stream().anyMatch(one -> "cursor".equals(one.getName()));
    }

    private static boolean isSingle(OpenAPI document, Operation operation) {
        return !isPage(operation) && operation.getResponses().keySet().stream().noneMatch("204"::equals);
    }

    private static void refuse(ApiResponses all, String status, boolean when) {
        if (when) {
            all.addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + status(status)));
        }
    }

    private static ApiResponse refusal(String status, String about) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/Problem");
        ApiResponse answer = new ApiResponse()
                .description(about)
                .content(new Content()
                        .addMediaType(
                                PROBLEM, new MediaType().schema(problem).example(ProblemSchema.example(status, about))))
                .headers(of("X-Correlation-Id"));
        if (status.equals("412")) {
            answer.getHeaders().putAll(of("ETag"));
        }
        if (status.equals("429")) {
            answer.getHeaders().putAll(of("Retry-After", "RateLimit"));
        }
        if (status.equals("401") || status.equals("403")) {
            answer.getHeaders().putAll(of("WWW-Authenticate"));
        }
        if (status.equals("409")) {
            answer.getHeaders().putAll(of("Retry-After"));
        }
        return answer;
    }

    private static String status(String number) {
        return "Refused" + number;
    }

    private static Map<String, Header> of(String... names) {
        Map<String, Header> headers = new LinkedHashMap<>();
        for (String name : names) {
            headers.put(name, new Header().$ref("#/components/headers/" + name));
        }
        return headers;
    }

    static Schema<?> string() {
        Schema<?> schema = new Schema<>();
        schema.setTypes(Set.of("string"));
        return schema;
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Deprecation", "Since when something in this answer is discouraged (RFC 9745).");
        headers.put("ETag", "The entity tag of what is shown, for `If-Match` and `If-None-Match`.");
        headers.put("Link", "The next page of a list (`rel=\"next\"`), or what is said of what will go.");
        headers.put("Location", "Where it stands now.");
        headers.put("RateLimit", "How many calls are left (`r`), and in how many seconds all are there again (`t`).");
        headers.put("RateLimit-Policy", "How many calls (`q`) there may be in how many seconds (`w`).");
        headers.put("Retry-After", "After how many seconds to try again.");
        headers.put("Sunset", "From when on it may be gone (RFC 8594).");
        headers.put("WWW-Authenticate", "What is wrong with the token (RFC 6750).");
        headers.put(
                "X-Correlation-Id",
                "The id by which an operator finds this call. It is ours; one that you send is noted beside it in the logs.");
        return headers;
    }

    private static Map<String, String> refusals() {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "Something cannot be read; `errors` says what.");
        refusals.put("401", "The token is missing or not good.");
        refusals.put("403", "Your role or the token's scopes do not allow it.");
        refusals.put("404", "It is not there, or not yours to see.");
        refusals.put("406", "There is no answer of the kind that you accept.");
        refusals.put("409", "A rule says no as things stand; `code` says which.");
        refusals.put("412", "It is not as you saw it; `current` says how it stands.");
        refusals.put("415", "It takes no body of that kind.");
        refusals.put("422", "Something is not as it has to be; `errors` says what.");
        refusals.put("428", "`If-Match` is missing.");
        refusals.put("429", "Too many calls for now.");
        return refusals;
    }
}
