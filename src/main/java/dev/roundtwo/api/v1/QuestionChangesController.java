package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Precondition;
import dev.roundtwo.questions.bank.QuestionPage;
import dev.roundtwo.questions.bank.Questions;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

@Tag(name = "Questions")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/questions", produces = MediaType.APPLICATION_JSON_VALUE)
class QuestionChangesController {

    private final Questions questions;
    private final Precondition precondition;

    QuestionChangesController(Questions questions, Precondition precondition) {
        this.questions = questions;
        this.precondition = precondition;
    }

    @Needs("questions:write")
    @Operation(operationId = "createQuestion", summary = "Write a question")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ApiQuestion> create(Member me, @Valid @RequestBody QuestionText body) {
        me.mustBe(Role.INTERVIEWER);
        return created(me, questions.create(me, body.content()));
    }

    @Needs("questions:write")
    @Operation(
            operationId = "updateQuestion",
            summary = "Write the next revision of a question",
            description = "Replaces all of its text. Sets that pinned an older revision keep it.")
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiQuestion update(Member me, @PathVariable UUID id, @Valid @RequestBody QuestionText body) {
        QuestionPage seen = questions.page(me, id);
        precondition.holdsFor(ApiQuestion.of(seen));
        if (questions.revise(me, id, seen.current(), body.content()).isEmpty()) {
            throw Precondition.failed(shown(me, id));
        }
        return shown(me, id);
    }

    @Needs("questions:write")
    @Operation(operationId = "archiveQuestion", summary = "Put a question away; sets that hold it keep it")
    @PostMapping("/{id}/archival")
    ApiQuestion archive(Member me, @PathVariable UUID id) {
        questions.archive(me, id);
        return shown(me, id);
    }

    @Needs("questions:write")
    @Operation(operationId = "restoreQuestion", summary = "Take a question out of the archive")
    @PostMapping("/{id}/restoration")
    ApiQuestion restore(Member me, @PathVariable UUID id) {
        questions.restore(me, id);
        return shown(me, id);
    }

    @Needs("questions:write")
    @Operation(
            operationId = "copyQuestion",
            summary = "Copy a question into the workspace's bank",
            description = "The way to change a question of the library.")
    @PostMapping("/{id}/copies")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ApiQuestion> copy(Member me, @PathVariable UUID id) {
        return created(me, questions.copy(me, id));
    }

    private ApiQuestion shown(Member me, UUID id) {
        return ApiQuestion.of(questions.page(me, id));
    }

    private ResponseEntity<ApiQuestion> created(Member me, UUID id) {
        URI here = URI.create("/api/v1/workspaces/" + me.workspaceSlug() + "/questions/" + id);
        return ResponseEntity.created(here).body(shown(me, id));
    }
}
