package dev.roundtwo.interviews.calendar;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Workspaces;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The address of a private feed: for calendar programs, which have no session and get none. */
@Controller
class FeedController {

    static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final FeedReads reads;
    private final Workspaces workspaces;

    FeedController(FeedReads reads, Workspaces workspaces) {
        this.reads = reads;
        this.workspaces = workspaces;
    }

    @GetMapping("/calendar/{slug}/{token}.ics")
    ResponseEntity<String> read(@PathVariable String slug, @PathVariable String token) {
        Scope scope =
                workspaces.idOf(slug).map(id -> new Scope(id, null)).orElseThrow(() -> new NotFound("workspace", slug));
        FeedReads.Read read = scope.call(() -> reads.of(token));
        return ResponseEntity.ok()
                .eTag(read.mark())
                .lastModified(read.changedAt())
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"interviews.ics\"")
                .header("X-Robots-Tag", "noindex")
                .body(read.calendar());
    }
}
