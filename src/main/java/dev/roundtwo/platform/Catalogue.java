package dev.roundtwo.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Things of one module that another lets people choose without knowing them: by id and title, in the workspace in scope.
 * One bean for each kind.
 */
public interface Catalogue {

    String kind();

    /** What can be chosen now, by title. */
    List<Item> choices();

    /** Titles of what was chosen once, also of what can no longer be; what is gone is left out. */
    Map<UUID, String> titles(Collection<UUID> ids);

    /** Of what was chosen once, what stands in its place now: by its id the newer version that can be chosen. */
    default Map<UUID, UUID> newer(Collection<UUID> ids) {
        return Map.of();
    }

    /** Something to choose. */
    record Item(UUID id, String title) {}
}
