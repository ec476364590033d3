package dev.roundtwo.platform.rest;

import dev.roundtwo.platform.RuleBroken;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Something in the request is not as it has to be, and it is said where: 400 for what cannot be read, 422 for what is refused. */
public final class Unfit extends RuntimeException {

    private final HttpStatus status;
    private final transient List<Place> places;

    public Unfit(HttpStatus status, List<Place> places) {
        super(places.toString());
        this.status = status;
        this.places = List.copyOf(places);
    }

    /** A query parameter or header that cannot be read. */
    public static Unfit parameter(String name, String code, Object... arguments) {
        return new Unfit(HttpStatus.BAD_REQUEST, List.of(new Place(name, code, List.of(arguments))));
    }

    /** A part of the body that breaks a rule; the pointer is one of JSON's (RFC 6901). */
    public static Unfit body(String pointer, String code, Object... arguments) {
        return body(List.of(new Place(pointer, code, List.of(arguments))));
    }

    public static Unfit body(List<Place> places) {
        return new Unfit(HttpStatus.UNPROCESSABLE_CONTENT, places);
    }

    /**
     * Does the work; a rule that is about a part of the body is told of that part.
     *
     * @param places the pointer by the start of the rule's code
     */
    public static <T extends @Nullable Object> T where(Map<String, String> places, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuleBroken broken) {
            throw places.entrySet().stream()
                    .filter(place -> broken.code().startsWith(place.getKey()))
                    .findFirst()
                    .<RuntimeException>map(place -> body(place.getValue(), broken.code(), broken.arguments()))
                    .orElse(broken);
        }
    }

    HttpStatus status() {
        return status;
    }

    List<Place> places() {
        return places;
    }

    /** Where, and the message key that says what is wrong there. */
    public record Place(String field, String code, List<Object> arguments) {}
}
