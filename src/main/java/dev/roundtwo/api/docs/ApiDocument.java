package dev.roundtwo.api.docs;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document, made at its first use and kept: the code that it tells of does not change while it runs. */
@Component
class ApiDocument {

    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private final ObjectProvider<OpenApiWebMvcResource> source;
    private volatile @Nullable JsonNode known;

    ApiDocument(ObjectProvider<OpenApiWebMvcResource> source) {
        this.source = source;
    }

    JsonNode read(HttpServletRequest request) throws IOException {
        JsonNode standing = known;
        if (standing == null) {
            byte[] made = source.getObject().openapiJson(request, "/api/v1/openapi.json", Locale.ENGLISH);
            standing = JSON.readTree(new String(made, StandardCharsets.UTF_8));
            known = standing;
        }
        return standing;
    }

    String yaml(HttpServletRequest request) throws IOException {
        return YAML.writeValueAsString(read(request));
    }
}
