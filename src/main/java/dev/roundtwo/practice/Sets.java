package dev.roundtwo.practice;

import dev.roundtwo.platform.Catalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Question sets, of which practice knows no more than that they have an id and a title. */
@Component
public class Sets {

    private static final String KIND = "set";

    private final ObjectProvider<Catalogue> catalogues;

    Sets(ObjectProvider<Catalogue> catalogues) {
        this.catalogues = catalogues;
    }

    /** Those that can be chosen now. */
    public List<Catalogue.Item> choices() {
        return catalogues.stream()
                .filter(one -> one.kind().equals(KIND))
                .flatMap(one -> one.choices().stream())
                .toList();
    }

    /** Those that can be chosen now, after those of {@code chosen} that can be no longer; what is gone is left out. */
    public List<Catalogue.Item> choices(List<UUID> chosen) {
        List<Catalogue.Item> now = choices();
        Set<UUID> known = now.stream().map(Catalogue.Item::id).collect(Collectors.toSet());
        List<UUID> kept = chosen.stream().filter(one -> !known.contains(one)).toList();
        return Stream.concat(items(kept), now.stream()).toList();
    }

    /** What was chosen once, each set as its newest version; each once, in the same order. */
    public List<UUID> newest(List<UUID> chosen) {
        Map<UUID, UUID> newer = new HashMap<>();
        catalogues.stream().filter(one -> one.kind().equals(KIND)).forEach(one -> newer.putAll(one.newer(chosen)));
        return chosen.stream()
                .map(one -> newer.getOrDefault(one, one))
                .distinct()
                .toList();
    }

    /** The titles of sets that were chosen once, in the same order; what is gone is left out. */
    public List<String> titles(List<UUID> chosen) {
        return items(chosen).map(Catalogue.Item::title).toList();
    }

    private Stream<Catalogue.Item> items(List<UUID> chosen) {
        Map<UUID, String> titles = new HashMap<>();
        if (!chosen.isEmpty()) {
            catalogues.stream()
                    .filter(one -> one.kind().equals(KIND))
                    .forEach(one -> titles.putAll(one.titles(chosen)));
        }
        return chosen.stream()
                .flatMap(one ->
                        Optional.ofNullable(titles.get(one)).map(title -> new Catalogue.Item(one, title)).stream());
    }
}
