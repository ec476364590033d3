package dev.roundtwo.interviews.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.jspecify.annotations.Nullable;

/**
 * A zone as calendar files carry it, made from the rules that all of this house reckons with: the ones that come with the
 * calendar library are of another year, and call Oslo Berlin.
 */
final class ZoneSections {

    private static final Duration YEAR = Duration.ofDays(366);
    /** What has been so for so many years to come is called a rule. */
    private static final int YEARS = 12;

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    private ZoneSections() {}

    /** The zone, right for all times between the two. */
    static VTimeZone of(ZoneId zone, Instant from, Instant to) {
        ZoneRules rules = zone.getRules();
        Instant before = from.minus(YEAR);
        List<Observance> sections = new ArrayList<>(yearly(rules, before));
        if (sections.isEmpty()) {
            ZoneOffset first = rules.getOffset(before);
            sections.add(section(rules, before, LONG_AGO, first, first, null));
            for (ZoneOffsetTransition onset : onsets(rules, before, to.plus(YEAR))) {
                sections.add(once(rules, onset, null));
            }
        }
        VTimeZone section = new VTimeZone();
        section.add(new TzId(zone.getId()));
        section.setComponentList(new ComponentList<>(sections));
        return section;
    }

    /** Two changes a year, each in its own month, on the same day of the same week, at the same hour; else nothing. */
    private static List<Observance> yearly(ZoneRules rules, Instant from) {
        Map<String, List<ZoneOffsetTransition>> kinds = new LinkedHashMap<>();
        for (ZoneOffsetTransition onset : onsets(rules, from, from.plus(YEAR.multipliedBy(YEARS)))) {
            LocalDateTime at = onset.getDateTimeBefore();
            String kind =
                    onset.getOffsetBefore() + " " + onset.getOffsetAfter() + " " + at.getMonth() + at.toLocalTime();
            kinds.computeIfAbsent(kind, fresh -> new ArrayList<>()).add(onset);
        }
        List<Observance> sections = new ArrayList<>();
        for (List<ZoneOffsetTransition> kind : kinds.values()) {
            String day = day(kind);
            if (kinds.size() != 2 || kind.size() < YEARS || day == null) {
                return List.of();
            }
            int month = kind.getFirst().getDateTimeBefore().getMonthValue();
            sections.add(once(rules, kind.getFirst(), "FREQ=YEARLY;BYMONTH=" + month + ";BYDAY=" + day));
        }
        return sections;
    }

    /** As {@code -1SU} or {@code 2SU}: which weekday of the month they all are, the last if they may be. */
    private static @Nullable String day(List<ZoneOffsetTransition> kind) {
        List<LocalDateTime> days =
                kind.stream().map(ZoneOffsetTransition::getDateTimeBefore).toList();
        LocalDateTime first = days.getFirst();
        if (days.stream().anyMatch(day -> day.getDayOfWeek() != first.getDayOfWeek())) {
            return null;
        }
        String name = first.getDayOfWeek().name().substring(0, 2).toUpperCase(Locale.ROOT);
        if (days.stream().allMatch(day -> day.plusWeeks(1).getMonth() != day.getMonth())) {
            return "-1" + name;
        }
        int week = (first.getDayOfMonth() - 1) / 7 + 1;
        return days.stream().allMatch(day -> (day.getDayOfMonth() - 1) / 7 + 1 == week) ? week + name : null;
    }

    private static List<ZoneOffsetTransition> onsets(ZoneRules rules, Instant from, Instant to) {
        List<ZoneOffsetTransition> onsets = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(from);
        while (next != null && next.getInstant().isBefore(to)) {
            onsets.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return onsets;
    }

    private static Observance once(ZoneRules rules, ZoneOffsetTransition onset, @Nullable String rule) {
        return section(
                rules,
                onset.getInstant(),
                onset.getDateTimeBefore(),
                onset.getOffsetBefore(),
                onset.getOffsetAfter(),
                rule);
    }

    private static Observance section(
            ZoneRules rules, Instant at, LocalDateTime onset, ZoneOffset from, ZoneOffset to, @Nullable String rule) {
        Observance section = rules.isDaylightSavings(at) ? new Daylight() : new Standard();
        section.add(new DtStart<>(onset));
        section.add(new TzOffsetFrom(from));
        section.add(new TzOffsetTo(to));
        if (rule != null) {
            section.add(new RRule<LocalDateTime>(rule));
        }
        return section;
    }
}
