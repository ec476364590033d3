package dev.roundtwo.practice.hours;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Languages that people practise in: codes of ISO 639 with their English names, by name. */
public final class Languages {

    public static final Map<String, String> NAMES = Stream.of(
                    ("ar bn cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv ta th tr uk vi zh")
                            .split(" "))
            .sorted(Comparator.comparing(Languages::name))
            .collect(
                    LinkedHashMap::new,
                    (names, code) -> names.put(code, name(code)),
                    (one, other) -> one.putAll(other));

    private Languages() {}

    public static String name(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }
}
