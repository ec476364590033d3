package dev.roundtwo.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What a page found out from its browser about the reader's zone and manner of dates. */
@Controller
class RegionController {

    private final RegionalSettings regions;

    RegionController(RegionalSettings regions) {
        this.regions = regions;
    }

    @PostMapping("/account/region/guesses")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void guess(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String locale) {
        regions.guess(me.accountId(), zone, locale);
    }
}
