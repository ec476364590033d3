package dev.roundtwo.platform.rest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;

/** Finds what an answer holds of the {@link Outdated}: its operation, or a field anywhere in its records. */
final class Deprecations {

    private static final Map<Type, List<Outdated>> KNOWN = new ConcurrentHashMap<>();

    private Deprecations() {}

    /** The part that goes first. */
    static Optional<Outdated> in(MethodParameter answered) {
        Outdated operation = answered.getMethodAnnotation(Outdated.class);
        return Stream.concat(Stream.ofNullable(operation), fields(answered.getGenericParameterType()).stream())
                .min(Comparator.comparing(Outdated::sunset));
    }

    /** As RFC 9745 writes it: {@code @} and the seconds of the epoch. */
    static String since(Outdated part) {
        return "@" + LocalDate.parse(part.since()).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    static String sunset(Outdated part) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                LocalDate.parse(part.sunset()).atStartOfDay(ZoneOffset.UTC));
    }

    private static List<Outdated> fields(Type type) {
        return KNOWN.computeIfAbsent(type, one -> {
            Set<Outdated> found = new LinkedHashSet<>();
            collect(one, found, new LinkedHashSet<>());
            return List.copyOf(found);
        });
    }

    private static void collect(Type type, Set<Outdated> found, Set<Type> seen) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(inner -> collect(inner, found, seen));
        } else if (type instanceof Class<?> record && record.isRecord() && seen.add(type)) {
            for (RecordComponent part : record.getRecordComponents()) {
                Optional.ofNullable(part.getAnnotation(Outdated.class)).ifPresent(found::add);
                collect(part.getGenericType(), found, seen);
            }
        }
    }
}
