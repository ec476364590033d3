package dev.roundtwo.month;

import dev.roundtwo.interviews.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of the month's tables once more, from what the people of the ledger did. */
record Tables(Reckoning reckoning) {

    /** Name, interviews and minutes of everybody who asked in panels, in no order. */
    List<List<String>> load(Team team, ZoneId zone) {
        return rows(team.people.values().stream(), one -> {
            List<Talk> asked = reckoning.in(
                    zone,
                    talk -> talk.came(one.account())
                            && talk.with(Part.LEAD, Part.INTERVIEWER).contains(one.account()));
            return asked.isEmpty() ? List.of() : List.of(one.name(), Reckoning.number(asked.size()), minutes(asked));
        });
    }

    /** Name, interviews, minutes and no-shows of everybody in the group, in no order. */
    List<List<String>> participation(Club club, ZoneId zone) {
        return rows(club.people().stream(), one -> {
            List<Talk> its = reckoning.in(zone, talk -> club.id().equals(talk.group));
            List<Talk> came =
                    its.stream().filter(talk -> talk.came(one.account())).toList();
            long missed =
                    its.stream().filter(talk -> talk.missed(one.account())).count();
            return List.of(one.name(), Reckoning.number(came.size()), minutes(came), Reckoning.number(missed));
        });
    }

    /** Title, halves in which it was asked, mean minutes, hints and follow-ups, in no order. */
    List<List<String>> questions(ZoneId zone) {
        List<Asked> all = reckoning.in(zone, Talk::held).stream()
                .flatMap(talk -> talk.asked.stream())
                .toList();
        return rows(all.stream().map(Asked::title).distinct(), title -> {
            List<Asked> asked =
                    all.stream().filter(one -> one.title().equals(title)).toList();
            BigDecimal seconds = BigDecimal.valueOf(
                    asked.stream().mapToLong(one -> one.seconds()).sum());
            return List.of(
                    title,
                    Reckoning.number(asked.size()),
                    seconds.divide(BigDecimal.valueOf(60L * asked.size()), 1, RoundingMode.HALF_UP)
                            .toString(),
                    Reckoning.number(asked.stream().mapToInt(Asked::hints).sum()),
                    Reckoning.number(asked.stream().mapToInt(Asked::followUps).sum()));
        });
    }

    private static <T> List<List<String>> rows(Stream<T> of, Function<T, List<String>> row) {
        return of.map(row).filter(cells -> !cells.isEmpty()).toList();
    }

    private static String minutes(List<Talk> talks) {
        return Reckoning.number(talks.stream().mapToLong(Talk::lasted).sum());
    }
}
