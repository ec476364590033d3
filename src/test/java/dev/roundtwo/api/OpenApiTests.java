package dev.roundtwo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.web.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document is what is served, what is kept in the repository, in good form, and true to what was published before. */
@ModuleTest
class OpenApiTests {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path KEPT = Path.of("src/docs/api/v1.json");
    private static final Path PUBLISHED = Path.of("src/docs/api/v1-published.json");

    @Autowired
    MockMvcTester web;

    /** With {@code -Droundtwo.api.document=write} the file is written anew instead. */
    @Test
    void theServedDocumentIsTheOneInTheRepository() throws Exception {
        String served = JSON.writeValueAsString(served()) + "\n";
        if ("write".equals(System.getProperty("roundtwo.api.document"))) {
            Files.writeString(KEPT, served);
        }
        assertThat(served)
                .as(
                        "%s is not what is served; look at the change and run this test with -Droundtwo.api.document=write",
                        KEPT)
                .isEqualTo(Files.readString(KEPT));
    }

    /** A problem's type is an address; who follows it finds what it means. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 409, 411, 412, 413, 415, 422, 428, 429, 500, 503})
    void everyTypeOfProblemLeadsToItsPlaceOnThePage(int status) {
        String type = Problems.slug(HttpStatus.valueOf(status));
        assertThat(web.get().uri("/api")).hasStatusOk().bodyText().contains("<dt id=\"" + type + "\"");
    }

    /** After a release {@code v1.json} is copied over {@code v1-published.json}. */
    @Test
    void nothingThatWasPublishedBreaks() throws Exception {
        ChangedOpenApi change = compare(Files.readString(PUBLISHED), served());
        assertThat(change.isCompatible())
                .as(
                        "breaking: operations gone %s, changed %s",
                        change.getMissingEndpoints(), change.getChangedOperations())
                .isTrue();
    }

    @Test
    void theCheckFindsWhatWouldBreak() throws Exception {
        assertBreaks(
                "an operation is gone", document -> object(document, "/paths").remove("/api/v1/me"));
        assertBreaks(
                "a part of an answer is gone", document -> object(document, "/components/schemas/Member/properties")
                        .remove("role"));
        assertBreaks("a part of an answer is of another kind", document -> object(
                        document, "/components/schemas/Member/properties/name")
                .put("type", "integer"));
        assertBreaks("a part of a body is needed now", document -> ((ArrayNode)
                        document.at("/components/schemas/QuestionSetText/required"))
                .add("description"));
        assertBreaks("a parameter is needed now", document -> ((ArrayNode)
                        document.at("/paths/~1api~1v1~1me/get/parameters"))
                .addObject()
                .put("name", "why")
                .put("in", "query")
                .put("required", true)
                .putObject("schema")
                .put("type", "string"));
        assertBreaks("a value is not taken any more", document -> ((ArrayNode)
                        document.at("/components/schemas/MemberUpdate/properties/role/enum"))
                .remove(0));
        assertBreaks("another scope is needed", document -> ((ArrayNode)
                        document.at("/paths/~1api~1v1~1me/get/security/0/oauth2"))
                .add("members:write"));
    }

    @Test
    void aNewPartOfAnAnswerBreaksNothing() throws Exception {
        ObjectNode grown = served();
        object(grown, "/components/schemas/Member/properties")
                .putObject("pronouns")
                .put("type", "string");
        assertThat(compare(JSON.writeValueAsString(served()), grown).isCompatible())
                .isTrue();
    }

    @Test
    void theLinterFindsNoFault(@TempDir Path folder) throws Exception {
        assertThat(lint(folder, served())).isZero();
        ObjectNode broken = served();
        broken.remove("info");
        assertThat(lint(folder, broken)).as("the linter looks").isNotZero();
    }

    @Test
    void itNamesNoMachineAndNoPathOfOurs() throws Exception {
        String served = JSON.writeValueAsString(served());
        assertThat(served).doesNotContain("localhost", "http://", "dev.roundtwo", "api-docs");
        assertThat(served().at("/servers/0/url").asString()).isEqualTo("/");
        served().path("paths").propertyNames().forEach(path -> assertThat(path).startsWith("/api/v1/"));
        assertThat(web.get().uri("/v3/api-docs")).hasStatus(404);
    }

    @Test
    void anybodyMayReadItAsYamlAndAsAPage() {
        assertThat(web.get().uri("/api/v1/openapi.yaml"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("application/yaml")
                .bodyText()
                .contains("openapi: \"3.1.0\"");
        assertThat(web.get().uri("/api"))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"updateMember\"", "id=\"precondition-failed\"", "id=\"deprecations\"", "Member.joined");
    }

    private void assertBreaks(String what, Consumer<ObjectNode> change) throws Exception {
        ObjectNode changed = served();
        change.accept(changed);
        assertThat(compare(JSON.writeValueAsString(served()), changed).isIncompatible())
                .as(what)
                .isTrue();
    }

    private static ChangedOpenApi compare(String before, JsonNode after) {
        return OpenApiCompare.fromContents(
                JSON.writeValueAsString(older(JSON.readTree(before))), JSON.writeValueAsString(older(after)));
    }

    /** The same in the words of OpenAPI 3.0: the comparison does not look at kinds in those of 3.1. */
    private static JsonNode older(JsonNode document) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        copy.put("openapi", "3.0.3");
        withOneKind(copy);
        return copy;
    }

    private static void withOneKind(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("type") instanceof ArrayNode kinds) {
            object.put("type", kinds.get(0).asString());
            object.put("nullable", true);
        }
        node.forEach(OpenApiTests::withOneKind);
    }

    private ObjectNode served() throws IOException {
        return (ObjectNode) JSON.readTree(
                web.get().uri("/api/v1/openapi.json").exchange().getResponse().getContentAsString());
    }

    private static ObjectNode object(JsonNode document, String place) {
        return (ObjectNode) document.at(place);
    }

    private static int lint(Path folder, JsonNode document) throws Exception {
        String tools = Objects.requireNonNull(System.getenv("TEST_TOOLS"), "TEST_TOOLS is set by bin/test");
        Path file = Files.writeString(folder.resolve("v1.json"), JSON.writeValueAsString(document));
        ProcessBuilder linter = new ProcessBuilder(
                        "node",
                        tools + "/node_modules/@redocly/cli/bin/cli.js",
                        "lint",
                        "--config",
                        Path.of("src/test/tools/redocly.yaml").toAbsolutePath().toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("lint.txt").toFile());
        linter.environment().put("REDOCLY_TELEMETRY", "off");
        linter.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        Process running = linter.start();
        assertThat(running.waitFor(2, TimeUnit.MINUTES)).as("the linter ends").isTrue();
        return running.exitValue();
    }
}
