package dev.roundtwo.interviews.scorecards;

import dev.roundtwo.scoring.Saved;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a page's script is told of its edit: the version that stands and, with status 409, whose text it is. */
public record EditAnswer(
        int version,
        @Nullable String theirs,
        @Nullable String by,
        @Nullable Instant at) {

    public static ResponseEntity<EditAnswer> of(Saved saved) {
        return switch (saved) {
            case Saved.Applied(int version) -> ResponseEntity.ok(new EditAnswer(version, null, null, null));
            case Saved.Conflict(var theirs, var version, var by, var at) ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(new EditAnswer(version, theirs, by, at));
        };
    }
}
