package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.AuditSearch;
import dev.roundtwo.platform.audit.AuditWords;
import dev.roundtwo.platform.time.Zones;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of the audit page as they were typed. Days are whole days of the zone. What cannot be read does not filter. */
public record AuditFilters(
        @Nullable String who,
        @Nullable String group,
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone,
        @Nullable String subject,
        @Nullable String correlation,
        @Nullable String q) {

    AuditSearch search(AuditWords words) {
        String text = given(q);
        String noun = given(group);
        List<String> actions = noun == null ? null : words.actionsOf(noun);
        List<String> named = text == null
                ? List.of()
                : words.matching(text).stream()
                        .filter(action -> actions == null || actions.contains(action))
                        .toList();
        return new AuditSearch(
                account(), actions, day(from, 0), day(to, 1), given(subject), given(correlation), text, named);
    }

    public boolean none() {
        return given(who) == null
                && given(group) == null
                && given(from) == null
                && given(to) == null
                && given(subject) == null
                && given(correlation) == null
                && given(q) == null;
    }

    /** Whether more is filtered than the few that are always in sight. */
    public boolean detailed() {
        return given(from) != null || given(to) != null || given(subject) != null || given(correlation) != null;
    }

    /** The filters as a query, to be added to a path. */
    public String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        add(query, "who", who);
        add(query, "group", group);
        add(query, "from", from);
        add(query, "to", to);
        add(query, "zone", zone);
        add(query, "subject", subject);
        add(query, "correlation", correlation);
        add(query, "q", q);
        return query.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder query, String name, @Nullable String value) {
        String said = given(value);
        if (said != null) {
            query.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, said));
        }
    }

    private @Nullable UUID account() {
        try {
            String said = given(who);
            return said == null ? null : UUID.fromString(said);
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }

    private @Nullable Instant day(@Nullable String typed, int plus) {
        try {
            String said = given(typed);
            return said == null
                    ? null
                    : LocalDate.parse(said).plusDays(plus).atStartOfDay(place()).toInstant();
        } catch (DateTimeException odd) {
            return null;
        }
    }

    private ZoneId place() {
        return Zones.of(given(zone)).orElse(ZoneOffset.UTC);
    }

    private static @Nullable String given(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
