package dev.roundtwo.interviews.joining;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.interviews.calendar.CalendarFiles;
import dev.roundtwo.interviews.joining.Joining.Place;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a guest does about the time by the link of the invitation: takes it along, or goes to ask for another one. */
@Controller
@RequestMapping("/join/{slug}/{token}")
class GuestController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Joining joining;
    private final CalendarFiles files;
    private final Workspaces workspaces;

    GuestController(Joining joining, CalendarFiles files, Workspaces workspaces) {
        this.joining = joining;
        this.files = files;
        this.workspaces = workspaces;
    }

    @GetMapping("/interview.ics")
    ResponseEntity<String> file(
            @PathVariable String slug,
            @PathVariable String token,
            @CookieValue(name = JoinController.CLAIM, required = false) @Nullable String claim,
            @AuthenticationPrincipal @Nullable SignedIn reader) {
        String file = at(slug, token, claim, reader, place -> files.file(place.interview(), place.seat()));
        ContentDisposition name =
                ContentDisposition.attachment().filename("interview.ics").build();
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(file);
    }

    /** Leads to the page of a fresh one-use link, as the mails have one. */
    @PostMapping("/changes")
    String change(
            @PathVariable String slug,
            @PathVariable String token,
            @CookieValue(name = JoinController.CLAIM, required = false) @Nullable String claim,
            @AuthenticationPrincipal @Nullable SignedIn reader) {
        return "redirect:"
                + at(slug, token, claim, reader, place -> files.reschedulePath(place.interview(), place.seat()));
    }

    private <T> T at(
            String slug, String token, @Nullable String claim, @Nullable SignedIn reader, Function<Place, T> work) {
        UUID workspace = workspaces.idOf(slug).orElseThrow(() -> new NotFound("workspace", slug));
        UUID account = reader == null ? null : reader.accountId();
        Member member =
                account == null ? null : workspaces.member(slug, account).orElse(null);
        return Scope.ofWorkspace(workspace).call(() -> work.apply(joining.place(token, account, member, claim)));
    }
}
