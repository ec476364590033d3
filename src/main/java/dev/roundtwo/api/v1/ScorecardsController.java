package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.debrief.DebriefPages;
import dev.roundtwo.interviews.scorecards.ScorecardPanel;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Precondition;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@Tag(
        name = "Scorecards",
        description =
                "Blind until the debrief: of others' cards you learn whether they were submitted, and nothing else. Needs a seat in the interview.")
@ApiResource
@RequestMapping(
        path = "/api/v1/workspaces/{workspace}/interviews/{id}/scorecards",
        produces = MediaType.APPLICATION_JSON_VALUE)
class ScorecardsController {

    private static final Map<String, String> REASON = Map.of("scoring.card.reason", "/reason");

    private final Seats seats;
    private final ScorecardPanel panel;
    private final DebriefPages debriefs;
    private final Precondition precondition;

    ScorecardsController(Seats seats, ScorecardPanel panel, DebriefPages debriefs, Precondition precondition) {
        this.seats = seats;
        this.panel = panel;
        this.debriefs = debriefs;
        this.precondition = precondition;
    }

    @Needs("scorecards:read")
    @Operation(
            operationId = "listScorecards",
            summary = "Who scores, and who has submitted",
            description = "When all have, the debrief shows the cards.")
    @GetMapping
    Page<ApiCard.Rater> list(Member me, @PathVariable UUID id, Window window) {
        String after = Objects.requireNonNullElse(window.after(0), "");
        return window.page(
                debriefs.raters(seats.of(me, id)).stream()
                        .map(one -> new ApiCard.Rater(one.seat(), one.name(), one.me(), one.submitted()))
                        .filter(one -> one.seat().toString().compareTo(after) > 0)
                        .limit(window.toRead())
                        .toList(),
                one -> List.of(one.seat().toString()),
                one -> one);
    }

    @Needs("scorecards:read")
    @Operation(operationId = "getMyScorecard", summary = "Your own card, from the start of the talk on")
    @GetMapping("/mine")
    ApiCard mine(Member me, @PathVariable UUID id) {
        return shown(seats.of(me, id));
    }

    @Needs("scorecards:write")
    @Operation(
            operationId = "submitMyScorecard",
            summary = "Submit your card",
            description = "Every competency needs a level or `0`, and there is a recommendation.")
    @PostMapping("/mine/submission")
    ApiCard submit(Member me, @PathVariable UUID id) {
        Seat seat = seats.of(me, id);
        precondition.mayHoldFor(shown(seat));
        panel.submit(seat);
        return shown(seat);
    }

    @Needs("scorecards:write")
    @Operation(
            operationId = "reopenMyScorecard",
            summary = "Open your submitted card again",
            description = "Not once it is decided or published. Others read the reason.")
    @PostMapping(path = "/mine/reopening", consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiCard reopen(Member me, @PathVariable UUID id, @Valid @RequestBody ApiCard.Reopening body) {
        Seat seat = seats.of(me, id);
        Unfit.where(REASON, () -> {
            panel.reopen(seat, Objects.requireNonNull(body.reason()));
            return id;
        });
        return shown(seat);
    }

    private ApiCard shown(Seat seat) {
        return ApiCard.of(panel.own(seat), panel.points(seat));
    }
}
