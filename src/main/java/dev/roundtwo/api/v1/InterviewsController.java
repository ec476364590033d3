package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.SeatInvitations;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.schedule.InterviewCheck;
import dev.roundtwo.interviews.schedule.Schedule;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

@Tag(
        name = "Interviews",
        description = "When, who, and how it stands. Interviewers see all; members those they have a seat in.")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/interviews", produces = MediaType.APPLICATION_JSON_VALUE)
class InterviewsController {

    private final Interviews interviews;
    private final Schedule schedule;
    private final SeatInvitations seats;
    private final InterviewCheck check;

    InterviewsController(Interviews interviews, Schedule schedule, SeatInvitations seats, InterviewCheck check) {
        this.interviews = interviews;
        this.schedule = schedule;
        this.seats = seats;
        this.check = check;
    }

    @Needs("interviews:read")
    @Operation(operationId = "listInterviews", summary = "The interviews you may see, the soonest first")
    @GetMapping
    Page<ApiInterview.Summary> list(
            Member me,
            Window window,
            @RequestParam(required = false) @Nullable List<Status> status,
            @Parameter(description = "Only those in which you are one of these.")
                    @RequestParam(required = false)
                    @Nullable
                    List<ApiInterview.Part> role,
            @Parameter(description = "That start then or later.") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "That start before then.") @RequestParam(required = false) @Nullable Instant to) {
        var parts = role == null
                ? List.<Part>of()
                : role.stream().flatMap(ApiInterview.Part::all).toList();
        var filter = new Schedule.Filter(status == null ? List.of() : status, parts, from, to);
        var after = Schedule.Cursor.parse(window.after(0));
        return window.page(
                schedule.find(me, filter, after, window.toRead()),
                row -> List.of(new Schedule.Cursor(row.startsAt(), row.id()).toString()),
                ApiInterview.Summary::of);
    }

    @Needs("interviews:read")
    @Operation(operationId = "getInterview", summary = "An interview with its sets and seats")
    @GetMapping("/{id}")
    ApiInterview show(Member me, @PathVariable UUID id) {
        return ApiInterview.of(schedule.row(me, id), schedule.sets(me, id), seats.of(me, id));
    }

    @Needs("interviews:write")
    @Operation(
            operationId = "createInterview",
            summary = "Plan an interview",
            description = "Freezes its set or sets, lays the seats and invites.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ApiInterview> create(Member me, @Valid @RequestBody NewInterview body) {
        me.mustBe(Role.INTERVIEWER);
        var errors = new BindException(body.form(), "form");
        check.judge(me, body.form(), errors);
        if (errors.hasErrors()) {
            throw Unfit.body(errors.getFieldErrors().stream()
                    .map(error -> new Unfit.Place(
                            NewInterview.PLACES.getOrDefault(error.getField(), "/" + error.getField()),
                            String.valueOf(error.getCode()),
                            Arrays.asList(Objects.requireNonNullElse(error.getArguments(), new Object[0]))))
                    .toList());
        }
        try {
            UUID id = interviews.schedule(me, body.plan());
            URI here = URI.create("/api/v1/workspaces/" + me.workspaceSlug() + "/interviews/" + id);
            return ResponseEntity.created(here).body(show(me, id));
        } catch (NotFound unknown) {
            throw Unfit.body("/set", "api.reference");
        }
    }
}
