package dev.roundtwo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at pages, one after the other: no script error, no breach of the content security policy, nothing sideways at 390
 * pixels, nothing that axe objects to, in light or dark. Goes on after a fault, so that one walk finds them all.
 */
final class Inspection {

    private final List<String> faults = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();

    void of(Person who, String... paths) {
        for (String path : paths) {
            of(who, 200, path);
        }
    }

    /** The page that answers with this status. */
    void of(Person who, int status, String path) {
        int answered = who.page.navigate(path).status();
        if (answered != status) {
            faults.add("%s answers %d to %s".formatted(path, answered, who.name));
        }
        ofThisPage(who);
    }

    /** The page that is open before somebody, after what they did there. */
    void ofThisPage(Person who) {
        Page page = who.page;
        seen.add(URI.create(page.url()).getPath());
        note(who, who::hadNoComplaints);
        page.setViewportSize(390, 844);
        note(who, who::findsThePageFitting);
        page.setViewportSize(1440, 900);
        note(who, who::findsThePageAccessible);
    }

    /** What another one has seen and found counts as well. */
    void add(Inspection other) {
        seen.addAll(other.seen);
        faults.addAll(other.faults);
    }

    Set<String> seen() {
        return seen;
    }

    void foundNothing() {
        assertThat(faults).isEmpty();
    }

    private void note(Person who, Runnable look) {
        try {
            look.run();
        } catch (AssertionError fault) {
            faults.add(who.name + " at " + who.page.url() + ": " + fault.getMessage());
        }
    }
}
