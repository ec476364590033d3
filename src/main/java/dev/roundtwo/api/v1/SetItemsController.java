package dev.roundtwo.api.v1;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.questions.sets.SetBuilder;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@Tag(name = "Question sets")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/sets/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class SetItemsController {

    private static final Map<String, String> PLACES = Map.of("questions.rule.minutes", "/minutes");

    private final SetBuilder builder;
    private final SetChanges changes;

    SetItemsController(SetBuilder builder, SetChanges changes) {
        this.builder = builder;
        this.changes = changes;
    }

    @Needs("sets:write")
    @Operation(
            operationId = "addSetItem",
            summary = "Add a question to a draft",
            description = "Answers with the whole set.")
    @PostMapping(path = "/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiSet add(Member me, @PathVariable UUID id, @Valid @RequestBody ApiSet.NewItem body) {
        changes.maySee(me, id);
        String question = Objects.requireNonNull(body.question());
        int position = Objects.requireNonNullElse(body.position(), Integer.MAX_VALUE);
        try {
            Unfit.where(PLACES, () -> {
                if (body.minutes() == null) {
                    return body.position() == null
                            ? builder.add(me, id, question)
                            : builder.add(me, id, question, builder.minutes(me, question), position);
                }
                return builder.add(me, id, question, body.minutes(), position);
            });
        } catch (NotFound unknown) {
            throw Unfit.body("/question", "api.reference");
        }
        return changes.shown(me, id);
    }

    @Needs("sets:write")
    @Operation(
            operationId = "updateSetItem",
            summary = "Give an item other minutes",
            description = "`If-Match` names the tag of the set.")
    @PutMapping(path = "/items/{item}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiSet update(
            Member me, @PathVariable UUID id, @PathVariable UUID item, @Valid @RequestBody ApiSet.ItemUpdate body) {
        int version = changes.seen(me, id);
        return changes.made(
                me, id, PLACES, () -> builder.give(me, id, item, Objects.requireNonNull(body.minutes()), version));
    }

    @Needs("sets:write")
    @Operation(operationId = "removeSetItem", summary = "Take a question out of a draft")
    @DeleteMapping("/items/{item}")
    ApiSet remove(Member me, @PathVariable UUID id, @PathVariable UUID item) {
        changes.maySee(me, id);
        return changes.made(me, id, PLACES, () -> builder.remove(me, id, item));
    }
}
