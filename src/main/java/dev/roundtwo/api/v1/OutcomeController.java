package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.debrief.DebriefPages;
import dev.roundtwo.interviews.debrief.FeedbackDesk;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Tag(
        name = "Outcome",
        description = "After the cards: the debrief, and what the candidate reads. Needs a seat in the interview.")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/interviews/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class OutcomeController {

    private final Seats seats;
    private final DebriefPages debriefs;
    private final FeedbackDesk desk;

    OutcomeController(Seats seats, DebriefPages debriefs, FeedbackDesk desk) {
        this.seats = seats;
        this.debriefs = debriefs;
        this.desk = desk;
    }

    @Needs("debriefs:read")
    @Operation(
            operationId = "getDebrief",
            summary = "All cards side by side",
            description = "Refused with 409 until the talk is over and every rater has submitted.")
    @GetMapping("/debrief")
    ApiDebrief debrief(Member me, @PathVariable UUID id) {
        return ApiDebrief.of(debriefs.of(seats.of(me, id)));
    }

    @Needs("feedback:read")
    @Operation(
            operationId = "getFeedback",
            summary = "The feedback as the candidate reads it, once it is published",
            description = "For the candidate and the interviewers of a panel. Peers read each other's cards instead.")
    @GetMapping("/feedback")
    ApiFeedback feedback(Member me, @PathVariable UUID id) {
        Seat seat = seats.of(me, id);
        if (seat.part() == Part.PEER) {
            throw new NotFound("feedback for", seat.id());
        }
        return desk.letter(seat).map(ApiFeedback::of).orElseThrow(() -> new NotFound("feedback on", id));
    }

    @Needs("feedback:read")
    @Operation(
            operationId = "getFeedbackDraft",
            summary = "The draft, for those who write it",
            description = "Refused with 409 until the debrief is open.")
    @GetMapping("/feedback/draft")
    ApiFeedback.Draft draft(Member me, @PathVariable UUID id) {
        return ApiFeedback.Draft.of(desk.desk(seats.of(me, id)));
    }
}
