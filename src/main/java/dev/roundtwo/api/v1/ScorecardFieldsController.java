package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.scorecards.ScorecardPanel;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Precondition;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.scoring.Card;
import dev.roundtwo.scoring.CardField;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Saved;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@Tag(name = "Scorecards")
@ApiResource
@RequestMapping(
        path = "/api/v1/workspaces/{workspace}/interviews/{id}/scorecards/mine/fields/{field}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class ScorecardFieldsController {

    private static final Map<String, String> VALUE = Map.of(
            "scoring.field.value", "/value",
            "scoring.field.level", "/value",
            "scoring.field.long", "/value");

    private final Seats seats;
    private final ScorecardPanel panel;
    private final Precondition precondition;

    ScorecardFieldsController(Seats seats, ScorecardPanel panel, Precondition precondition) {
        this.seats = seats;
        this.panel = panel;
        this.precondition = precondition;
    }

    @Needs("scorecards:read")
    @Operation(operationId = "getMyScorecardField", summary = "A field of your card that was set")
    @GetMapping
    ApiCard.Field show(
            Member me, @PathVariable UUID id, @Parameter(example = "level.reliability") @PathVariable String field) {
        CardField found = panel.own(seats.of(me, id)).fields().get(field);
        if (found == null) {
            throw new NotFound("field", field);
        }
        return ApiCard.Field.of(found);
    }

    @Needs("scorecards:write")
    @Operation(
            operationId = "saveMyScorecardField",
            summary = "Set a field of your card",
            description =
                    "`If-Match` names the version that it is built on, `\"0\"` for a field that was never set. Where somebody was quicker, what stands comes back, and your text is kept in the card's history.")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiCard.Field save(
            Member me,
            @PathVariable UUID id,
            @Parameter(example = "level.reliability") @PathVariable String field,
            @Valid @RequestBody ApiCard.Update body) {
        Seat seat = seats.of(me, id);
        Card card = panel.own(seat);
        int version = precondition.version(standing(card, field));
        Edit edit = new Edit(Ids.next(), field, version, Objects.requireNonNull(body.value()));
        try {
            return switch (Unfit.where(VALUE, () -> panel.save(seat, card.id(), edit))) {
                case Saved.Applied applied -> standing(panel.own(seat), field);
                case Saved.Conflict(var theirs, var stands, var by, var at) ->
                    throw Precondition.failed(new ApiCard.Field(theirs, stands, by, at));
            };
        } catch (RuleBroken broken) {
            throw broken.code().equals("scoring.field.unknown") ? new NotFound("field", field) : broken;
        }
    }

    private static ApiCard.Field standing(Card card, String field) {
        CardField found = card.fields().get(field);
        return found == null ? new ApiCard.Field("", 0, null, null) : ApiCard.Field.of(found);
    }
}
