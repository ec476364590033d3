package dev.roundtwo.interviews.scorecards;

import dev.roundtwo.scoring.Edit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** An edit as a page's script sends it, whatever it may have left out. */
public record EditBody(
        @Nullable UUID card,
        @Nullable UUID id,
        @Nullable String field,
        @Nullable Integer version,
        @Nullable String value) {

    UUID ofCard() {
        return must(card);
    }

    Edit edit() {
        return edit(must(field));
    }

    /** The edit of the only field that there is. */
    public Edit edit(String only) {
        return new Edit(must(id), only, must(version), must(value));
    }

    private static <T> T must(@Nullable T part) {
        if (part == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return part;
    }
}
