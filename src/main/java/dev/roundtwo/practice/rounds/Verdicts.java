package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.practice.rounds.PairRow.Seat;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words what speaks for and against pairs of a draft, so that a lead reads what a swap costs or mends. */
@Component
class Verdicts {

    private final RoundPages pages;
    private final Pages words;

    Verdicts(RoundPages pages, Pages words) {
        this.pages = pages;
        this.words = words;
    }

    /** A sentence for each pair in which one of them asks or answers. */
    String of(Member me, UUID group, UUID round, Set<UUID> people) {
        RoundPage page = pages.page(me, group, round);
        List<PairRow> theirs = page.pairs().stream()
                .filter(pair -> sits(pair.asks(), people) || sits(pair.answers(), people))
                .toList();
        Map<UUID, Outlook> outlooks = pages.outlooks(me, group, page.with(theirs));
        return theirs.stream()
                .flatMap(pair -> sentence(pair.asks(), pair.answers(), outlooks.get(pair.match())))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static boolean sits(@Nullable Seat seat, Set<UUID> people) {
        return seat != null && people.contains(seat.account());
    }

    private Stream<String> sentence(@Nullable Seat asks, @Nullable Seat answers, @Nullable Outlook outlook) {
        if (asks == null || answers == null || outlook == null) {
            return Stream.empty();
        }
        boolean first = asks.name().compareTo(answers.name()) <= 0;
        return Stream.of(words.text(
                "practice.outlook.now",
                (first ? asks : answers).name(),
                (first ? answers : asks).name(),
                words.text("practice.outlook.met", outlook.met()),
                words.text("practice.outlook.days", outlook.days())));
    }
}
