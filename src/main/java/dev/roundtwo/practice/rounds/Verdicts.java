package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.practice.rounds.PairRow.Seat;
import dev.roundtwo.tenancy.Member;
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
        Map<UUID, Outlook> outlooks = pages.outlooks(me, group, page);
        return page.pairs().stream()
                .flatMap(pair -> sentence(pair.asks(), pair.answers(), outlooks.get(pair.match()), people))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private Stream<String> sentence(
            @Nullable Seat asks, @Nullable Seat answers, @Nullable Outlook outlook, Set<UUID> people) {
        if (asks == null || answers == null || outlook == null) {
            return Stream.empty();
        }
        if (!(people.contains(asks.account()) || people.contains(answers.account()))) {
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
