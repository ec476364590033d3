package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.questions.sets.SetVersions;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

@Tag(name = "Question sets")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/sets/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class SetLifeController {

    private final SetVersions versions;
    private final SetChanges changes;

    SetLifeController(SetVersions versions, SetChanges changes) {
        this.versions = versions;
        this.changes = changes;
    }

    @Needs("sets:write")
    @Operation(
            operationId = "publishSet",
            summary = "Freeze a draft, so that interviews can use it",
            description = "With `If-Match`, only what was seen is published.")
    @PostMapping("/publication")
    ApiSet publish(Member me, @PathVariable UUID id) {
        int version = changes.maySee(me, id);
        return changes.made(me, id, Map.of(), () -> versions.publish(me, id, version));
    }

    @Needs("sets:write")
    @Operation(operationId = "duplicateSet", summary = "A new draft with the same questions")
    @PostMapping("/copies")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ApiSet> duplicate(Member me, @PathVariable UUID id) {
        return created(me, versions.duplicate(me, id));
    }

    @Needs("sets:write")
    @Operation(
            operationId = "createSetVersion",
            summary = "The draft that follows a published set",
            description = "The one that is there already, if any.")
    @PostMapping("/versions")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ApiSet> next(Member me, @PathVariable UUID id) {
        return created(me, versions.next(me, id));
    }

    @Needs("sets:write")
    @Operation(operationId = "retireSet", summary = "Take a published set out of the choices")
    @PostMapping("/retirement")
    ApiSet retire(Member me, @PathVariable UUID id) {
        versions.retire(me, id);
        return changes.shown(me, id);
    }

    @Needs("sets:write")
    @Operation(operationId = "restoreSet", summary = "Bring a retired set back")
    @PostMapping("/restoration")
    ApiSet restore(Member me, @PathVariable UUID id) {
        versions.restore(me, id);
        return changes.shown(me, id);
    }

    @Needs("sets:write")
    @Operation(operationId = "deleteSet", summary = "Delete a draft for good")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Member me, @PathVariable UUID id) {
        changes.maySee(me, id);
        versions.delete(me, id);
    }

    static URI place(Member me, UUID id) {
        return URI.create("/api/v1/workspaces/" + me.workspaceSlug() + "/sets/" + id);
    }

    private ResponseEntity<ApiSet> created(Member me, UUID id) {
        return ResponseEntity.created(place(me, id)).body(changes.shown(me, id));
    }
}
