package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.SeatInvitations;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.interviews.schedule.Schedule;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@Tag(name = "Interviews")
@ApiResource
@RequestMapping(
        path = "/api/v1/workspaces/{workspace}/interviews/{id}/cancellation",
        produces = MediaType.APPLICATION_JSON_VALUE)
class InterviewCancellationController {

    private final Cancellations cancellations;
    private final Schedule schedule;
    private final SeatInvitations seats;

    InterviewCancellationController(Cancellations cancellations, Schedule schedule, SeatInvitations seats) {
        this.cancellations = cancellations;
        this.schedule = schedule;
        this.seats = seats;
    }

    @Needs("interviews:write")
    @Operation(
            operationId = "cancelInterview",
            summary = "Call an interview off",
            description = "For its lead, for either of two peers, and for admins.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ApiInterview cancel(Member me, @PathVariable UUID id, @Valid @RequestBody ApiInterview.Cancellation body) {
        Unfit.where(Map.of("interviews.cancel.reason", "/reason"), () -> {
            cancellations.cancel(me, id, Objects.requireNonNull(body.reason()));
            return id;
        });
        return ApiInterview.of(schedule.row(me, id), schedule.sets(me, id), seats.of(me, id));
    }
}
