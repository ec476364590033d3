package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.questions.sets.SetBuilder;
import dev.roundtwo.questions.sets.SetFiles;
import dev.roundtwo.questions.sets.SetShelf;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

@Tag(
        name = "Question sets",
        description = "Ordered questions with minutes: built as a draft, then published. For interviewers.")
@ApiResource
@RequestMapping("/api/v1/workspaces/{workspace}/sets")
class SetsController {

    private static final String YAML = "application/yaml";
    private static final Map<String, String> PLACES =
            Map.of("questions.set.title", "/title", "questions.set.description", "/description");

    private final SetShelf shelf;
    private final SetBuilder builder;
    private final SetFiles files;
    private final SetChanges changes;

    SetsController(SetShelf shelf, SetBuilder builder, SetFiles files, SetChanges changes) {
        this.shelf = shelf;
        this.builder = builder;
        this.files = files;
        this.changes = changes;
    }

    @Needs("sets:read")
    @Operation(operationId = "listSets", summary = "Drafts and the newest published version of each set, by title")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ApiSet.Summary> list(
            Member me,
            Window window,
            @Parameter(description = "The retired ones instead.") @RequestParam(defaultValue = "false")
                    boolean retired) {
        return window.page(
                shelf.rows(me, retired, window.after(0), window.afterId(1), window.toRead()),
                row -> List.of(row.title(), row.id().toString()),
                ApiSet.Summary::of);
    }

    @Needs("sets:read")
    @Operation(operationId = "getSet", summary = "A set with its questions; as a file when YAML is asked for")
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ApiSet show(Member me, @PathVariable UUID id) {
        return ApiSet.of(shelf.page(me, id));
    }

    /** The same file as on the set's page. */
    @Needs("sets:read")
    @Operation(operationId = "getSet", summary = "A set with its questions; as a file when YAML is asked for")
    @GetMapping(path = "/{id}", produces = YAML)
    ResponseEntity<String> file(Member me, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(YAML + ";charset=utf-8"))
                .body(files.written(me, id).written());
    }

    @Needs("sets:write")
    @Operation(operationId = "createSet", summary = "Begin a draft")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ApiSet> create(Member me, @Valid @RequestBody ApiSet.Text body) {
        UUID id = Unfit.where(PLACES, () -> builder.create(me, title(body), description(body)));
        return ResponseEntity.created(SetLifeController.place(me, id)).body(ApiSet.of(shelf.page(me, id)));
    }

    @Needs("sets:write")
    @Operation(operationId = "updateSet", summary = "Give a draft another title and description")
    @PutMapping(
            path = "/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ApiSet update(Member me, @PathVariable UUID id, @Valid @RequestBody ApiSet.Text body) {
        int version = changes.seen(me, id);
        return changes.made(me, id, PLACES, () -> builder.describe(me, id, title(body), description(body), version));
    }

    private static String title(ApiSet.Text body) {
        return Objects.requireNonNull(body.title());
    }

    private static String description(ApiSet.Text body) {
        return Objects.requireNonNullElse(body.description(), "");
    }
}
