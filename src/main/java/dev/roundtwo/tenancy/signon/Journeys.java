package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.external.Departure;
import dev.roundtwo.identity.external.Vouched;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is on their way to a provider or came back from one unknown, in their browser's session as text. A departure is good
 * once, for ten minutes; another browser does not have it.
 */
@Component
class Journeys {

    private static final String AWAY = "sign-on.away.";
    private static final String BACK = "sign-on.back";
    private static final String INSTEAD = "sign-on.instead";
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final Duration UNKNOWN_FOR = Duration.ofMinutes(20);
    private static final int MOST = 5;

    private final JsonMapper json;
    private final Clock clock;

    Journeys(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    void begin(HttpServletRequest request, Journey journey) {
        HttpSession session = request.getSession();
        List<Journey> open = Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(AWAY))
                .map(name -> read(session.getAttribute(name)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Journey::since).reversed())
                .toList();
        open.stream().skip(MOST - 1).forEach(old -> session.removeAttribute(AWAY + old.state()));
        session.setAttribute(AWAY + journey.state(), json.writeValueAsString(journey));
    }

    /** The journey of this browser that has the state, once. */
    Optional<Journey> end(HttpServletRequest request, @Nullable String state, String provider) {
        HttpSession session = request.getSession(false);
        if (session == null || state == null || state.length() > 200) {
            return Optional.empty();
        }
        Optional<Journey> journey = read(session.getAttribute(AWAY + state));
        session.removeAttribute(AWAY + state);
        return journey.filter(found -> found.provider().equals(provider) && isYounger(found.since(), GOOD_FOR));
    }

    /** Remembers whom a provider vouched for while no account is known of them. */
    void keep(HttpServletRequest request, TrustedProvider provider, Vouched person, @Nullable String next) {
        keep(BACK, request, provider, person, next);
    }

    Optional<Stranger> stranger(HttpServletRequest request) {
        return kept(BACK, request, UNKNOWN_FOR);
    }

    /** Remembers whom a provider vouched for while somebody else is signed in. */
    void keepOther(HttpServletRequest request, TrustedProvider provider, Vouched person, @Nullable String next) {
        keep(INSTEAD, request, provider, person, next);
    }

    Optional<Stranger> other(HttpServletRequest request) {
        return kept(INSTEAD, request, GOOD_FOR);
    }

    void forgetOther(HttpServletRequest request) {
        request.getSession().removeAttribute(INSTEAD);
    }

    void forgetStranger(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(BACK);
        }
    }

    private void keep(
            String name, HttpServletRequest request, TrustedProvider provider, Vouched person, @Nullable String next) {
        var stranger = new Stranger(provider.address(), provider.label(), person, next, clock.millis());
        request.getSession().setAttribute(name, json.writeValueAsString(stranger));
    }

    private Optional<Stranger> kept(String name, HttpServletRequest request, Duration age) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(name) instanceof String text
                ? Optional.of(json.readValue(text, Stranger.class)).filter(found -> isYounger(found.since(), age))
                : Optional.empty();
    }

    long now() {
        return clock.millis();
    }

    private boolean isYounger(long since, Duration age) {
        return clock.millis() - since < age.toMillis();
    }

    private Optional<Journey> read(@Nullable Object text) {
        return text instanceof String found ? Optional.of(json.readValue(found, Journey.class)) : Optional.empty();
    }

    /**
     * Somebody on their way.
     *
     * @param test whether an admin only wants to know whether it works
     */
    record Journey(
            String provider,
            String state,
            String nonce,
            String verifier,
            @Nullable String next,
            boolean test,
            long since) {

        static Journey of(TrustedProvider to, Departure by, @Nullable String next, boolean test, long since) {
            return new Journey(to.address(), by.state(), by.nonce(), by.verifier(), next, test, since);
        }

        Departure departure() {
            return new Departure(URI.create("/"), state, nonce, verifier);
        }
    }

    /** Somebody for whom a provider vouched, and whom nobody here knows, or who is not the one signed in. */
    record Stranger(
            String provider,
            String label,
            Vouched person,
            @Nullable String next,
            long since) {}
}
