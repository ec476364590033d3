package dev.roundtwo.api.v1;

import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.room.TimelinePages;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

@Tag(name = "Interviews")
@Controller("apiTimelineController")
@ResponseBody
class TimelineController {

    private final Seats seats;
    private final TimelinePages timeline;

    TimelineController(Seats seats, TimelinePages timeline) {
        this.seats = seats;
        this.timeline = timeline;
    }

    @Schema(name = "TimelineEntry")
    record Entry(
            UUID id,
            Instant at,

            @Schema(description = "1, or 2 after peers have swapped.", example = "1")
            int half,

            @Schema(
                    description = "What happened, as `STARTED`, `QUESTION` or `HINT`; more kinds may come.",
                    example = "QUESTION")
            String kind,

            @Schema(example = "Ada") String by,

            @Schema(description = "A question's title, or a number; empty where there is none.")
            String what,

            @Schema(description = "What was said or written; Markdown for hints and follow-ups.")
            String text,

            @Schema(description = "Whether the candidate does not see it.")
            boolean hidden) {

        static Entry of(TimelinePages.Told told) {
            return new Entry(
                    told.id(),
                    told.at(),
                    told.half(),
                    told.kind().name(),
                    told.who(),
                    told.what(),
                    told.text(),
                    told.mine());
        }
    }

    @Needs("interviews:read")
    @Operation(
            operationId = "listTimeline",
            summary = "The record of an interview, as your seat may read it",
            description = "Needs a seat in the interview.")
    @GetMapping(
            path = "/api/v1/workspaces/{workspace}/interviews/{id}/timeline",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Entry> timeline(Member me, @PathVariable UUID id, Window window) {
        return window.page(
                timeline.told(seats.of(me, id), window.afterId(0), window.toRead()),
                told -> List.of(told.id().toString()),
                Entry::of);
    }
}
