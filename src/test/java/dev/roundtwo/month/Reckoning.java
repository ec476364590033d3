package dev.roundtwo.month;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.month.Pairs.Pair;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The month's figures once more, from what the people of the ledger did and by the words of ADR 21, not by the app's own way. */
record Reckoning(List<Talk> talks, List<Pair> pairs, YearMonth month) {

    /** By the names that the report gives them, on the clock of who reads it. */
    Map<String, String> own(UUID one, ZoneId zone) {
        List<Talk> mine = in(zone, talk -> talk.people().contains(one));
        List<Talk> came = mine.stream().filter(talk -> talk.came(one)).toList();
        return figures(
                "Interviews", came.size(),
                "Answered", as(came, one, Part.PEER, Part.CANDIDATE),
                "Asked", as(came, one, Part.PEER, Part.LEAD, Part.INTERVIEWER),
                "Watched", as(came, one, Part.OBSERVER),
                "Minutes", came.stream().mapToLong(Talk::lasted).sum(),
                "Called off", mine.stream().filter(talk -> talk.cancelled).count(),
                "No-shows", mine.stream().filter(talk -> talk.missed(one)).count());
    }

    private static long as(List<Talk> talks, UUID one, Part... parts) {
        return talks.stream().filter(talk -> talk.with(parts).contains(one)).count();
    }

    /** Whether they were ever in an interview that was held, or should have been: nobody else is told of a month. */
    boolean ever(UUID one) {
        return talks.stream().anyMatch(talk -> talk.came(one) || talk.missed(one));
    }

    Map<String, String> group(UUID group, ZoneId zone) {
        List<Talk> its = in(zone, talk -> group.equals(talk.group));
        List<Pair> pairs = told(zone, pair -> pair.group().equals(group));
        return figures(
                "Interviews", held(its).count(),
                "Minutes", held(its).mapToLong(Talk::lasted).sum(),
                "Took part", people(its),
                "Pairs", pairs.size(),
                "Distinct pairs", pairs.stream().map(Pair::two).distinct().count(),
                "Called off", its.stream().filter(talk -> talk.cancelled).count(),
                "No-shows", missed(its));
    }

    Map<String, String> workspace(ZoneId zone) {
        List<Talk> all = in(zone, talk -> true);
        return figures(
                "Interviews", held(all).count(),
                "Minutes", held(all).mapToLong(Talk::lasted).sum(),
                "People", people(all),
                "Pairs", told(zone, pair -> true).size(),
                "Called off", all.stream().filter(talk -> talk.cancelled).count(),
                "No-shows", missed(all));
    }

    /** What others' cards say of somebody, once both are in: the mean of each signal, to one decimal. */
    Map<String, String> means(UUID one, ZoneId zone) {
        return means(in(zone, talk -> talk.held() && talk.revealed()).stream()
                .filter(talk -> talk.peers().contains(one))
                .flatMap(talk -> talk.cards.getOrDefault(one, Map.of()).entrySet().stream()));
    }

    /** The same of all who share with the leads of the group, of what they share. */
    Map<String, String> shared(UUID group, ZoneId zone) {
        return means(in(zone, talk -> talk.held() && talk.revealed() && group.equals(talk.group)).stream()
                .flatMap(talk -> talk.shared.stream()
                        .flatMap(one -> talk.cards.getOrDefault(one, Map.of()).entrySet().stream())));
    }

    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }

    private static Map<String, String> means(Stream<Map.Entry<String, Integer>> levels) {
        Map<String, int[]> sums = new TreeMap<>();
        levels.filter(level -> level.getValue() > 0).forEach(level -> {
            int[] sum = sums.computeIfAbsent(level.getKey(), same -> new int[2]);
            sum[0] += level.getValue();
            sum[1]++;
        });
        Map<String, String> means = new TreeMap<>();
        sums.forEach((signal, sum) -> means.put(
                signal,
                BigDecimal.valueOf(sum[0])
                        .divide(BigDecimal.valueOf(sum[1]), 1, RoundingMode.HALF_UP)
                        .toString()));
        return means;
    }

    List<Talk> in(ZoneId zone, Predicate<Talk> which) {
        return talks.stream()
                .filter(which)
                .filter(talk -> isOfTheMonth(talk.held() && talk.began != null ? talk.began : talk.start, zone))
                .toList();
    }

    private List<Pair> told(ZoneId zone, Predicate<Pair> which) {
        return pairs.stream()
                .filter(which)
                .filter(pair -> isOfTheMonth(pair.told(), zone))
                .toList();
    }

    private boolean isOfTheMonth(Instant at, ZoneId zone) {
        return YearMonth.from(at.atZone(zone)).equals(month);
    }

    private static Stream<Talk> held(List<Talk> talks) {
        return talks.stream().filter(Talk::held);
    }

    private static long people(List<Talk> talks) {
        return talks.stream()
                .flatMap(talk -> talk.people().stream().filter(talk::came))
                .distinct()
                .count();
    }

    private static long missed(List<Talk> talks) {
        return talks.stream()
                .flatMap(talk -> talk.people().stream().filter(talk::missed))
                .count();
    }

    private static Map<String, String> figures(Object... namesAndNumbers) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (int n = 0; n < namesAndNumbers.length; n += 2) {
            figures.put((String) namesAndNumbers[n], number(((Number) namesAndNumbers[n + 1]).longValue()));
        }
        return figures;
    }
}
