package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.questions.sets.SetBuilder;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@Tag(name = "Question sets")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/sets/{id}/order", produces = MediaType.APPLICATION_JSON_VALUE)
class SetOrderController {

    private final SetBuilder builder;
    private final SetChanges changes;

    SetOrderController(SetBuilder builder, SetChanges changes) {
        this.builder = builder;
        this.changes = changes;
    }

    @Needs("sets:write")
    @Operation(
            operationId = "orderSet",
            summary = "Put the questions of a draft into another order",
            description = "`If-Match` names the tag of the set.")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiSet order(Member me, @PathVariable UUID id, @Valid @RequestBody ApiSet.Order body) {
        int version = changes.seen(me, id);
        return changes.made(
                me, id, Map.of(), () -> builder.order(me, id, Objects.requireNonNull(body.items()), version));
    }
}
