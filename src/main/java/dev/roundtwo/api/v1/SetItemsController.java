package dev.roundtwo.api.v1;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Precondition;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.questions.sets.SetBuilder;
import dev.roundtwo.questions.sets.SetPage;
import dev.roundtwo.questions.sets.SetShelf;
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

    private final SetShelf shelf;
    private final SetBuilder builder;
    private final Precondition precondition;

    SetItemsController(SetShelf shelf, SetBuilder builder, Precondition precondition) {
        this.shelf = shelf;
        this.builder = builder;
        this.precondition = precondition;
    }

    @Needs("sets:write")
    @Operation(
            operationId = "addSetItem",
            summary = "Add a question to a draft",
            description = "Answers with the whole set.")
    @PostMapping(path = "/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiSet add(Member me, @PathVariable UUID id, @Valid @RequestBody ApiSet.NewItem body) {
        SetPage seen = shelf.page(me, id);
        precondition.mayHoldFor(ApiSet.of(seen));
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
        return shown(me, id);
    }

    @Needs("sets:write")
    @Operation(
            operationId = "updateSetItem",
            summary = "Give an item other minutes",
            description = "`If-Match` names the tag of the set.")
    @PutMapping(path = "/items/{item}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiSet update(
            Member me, @PathVariable UUID id, @PathVariable UUID item, @Valid @RequestBody ApiSet.ItemUpdate body) {
        int version = seen(me, id);
        return changed(me, id, () -> builder.give(me, id, item, Objects.requireNonNull(body.minutes()), version));
    }

    @Needs("sets:write")
    @Operation(operationId = "removeSetItem", summary = "Take a question out of a draft")
    @DeleteMapping("/items/{item}")
    ApiSet remove(Member me, @PathVariable UUID id, @PathVariable UUID item) {
        precondition.mayHoldFor(shown(me, id));
        return changed(me, id, () -> builder.remove(me, id, item));
    }

    @Needs("sets:write")
    @Operation(
            operationId = "orderSet",
            summary = "Put the questions of a draft into another order",
            description = "`If-Match` names the tag of the set.")
    @PutMapping(path = "/order", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiSet order(Member me, @PathVariable UUID id, @Valid @RequestBody ApiSet.Order body) {
        int version = seen(me, id);
        return changed(me, id, () -> builder.order(me, id, Objects.requireNonNull(body.items()), version));
    }

    private int seen(Member me, UUID id) {
        SetPage seen = shelf.page(me, id);
        precondition.holdsFor(ApiSet.of(seen));
        return seen.version();
    }

    private ApiSet changed(Member me, UUID id, Runnable change) {
        try {
            Unfit.where(PLACES, () -> {
                change.run();
                return id;
            });
        } catch (RuleBroken broken) {
            throw orStale(broken, shown(me, id));
        }
        return shown(me, id);
    }

    private ApiSet shown(Member me, UUID id) {
        return ApiSet.of(shelf.page(me, id));
    }

    /** The rule, or 412 where it says that somebody was quicker. */
    static RuntimeException orStale(RuleBroken broken, ApiSet current) {
        return broken.code().equals("questions.set.changed") ? Precondition.failed(current) : broken;
    }
}
