package dev.roundtwo.practice;

import dev.roundtwo.platform.Catalogue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** One that was chosen once and can be chosen no longer; null when it can be, or is gone. */
    public Catalogue.@Nullable Item kept(@Nullable UUID set) {
        String title = title(set);
        return set == null
                        || title == null
                        || choices().stream().anyMatch(one -> one.id().equals(set))
                ? null
                : new Catalogue.Item(set, title);
    }

    /** The title of a set that was chosen once; null when it is gone. */
    public @Nullable String title(@Nullable UUID set) {
        return set == null
                ? null
                : catalogues.stream()
                        .filter(one -> one.kind().equals(KIND))
                        .flatMap(one -> one.titles(List.of(set)).values().stream())
                        .findFirst()
                        .orElse(null);
    }
}
