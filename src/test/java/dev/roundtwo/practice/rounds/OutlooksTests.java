package dev.roundtwo.practice.rounds;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.practice.hours.HoursBook;
import dev.roundtwo.practice.hours.HoursForm;
import dev.roundtwo.tenancy.Member;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class OutlooksTests extends RoundsTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    Rounds rounds;

    @Autowired
    RoundPages pages;

    @Autowired
    HoursBook book;

    @Test
    void aLeadReadsWhatSpeaksForAndAgainstAPairAndWhatASwapDoes() throws Exception {
        says(people.ada(), 4, "18-21");
        says(people.ben(), 2, "20-22");
        says(people.chloe(), 3, "8-10");
        UUID elsewhere = club.four(people, false);
        tell(elsewhere, people.ada(), people.chloe());
        UUID group = club.four(people, false);
        tell(group, people.ada(), people.ben());
        UUID round = club.draft(people.ada(), group);
        int version = together(group, round, people.ada(), people.ben());
        assertThat(outlook(group, round, people.ada())).satisfies(it -> {
            assertThat(it.levels()).containsExactlyInAnyOrder(4, 2);
            assertThat(it.apart()).isTrue();
            assertThat(it.met()).isEqualTo(1);
            assertThat(it.lastMet()).isNotNull();
            assertThat(it.days()).isEqualTo(7);
        });
        assertThat(outlook(group, round, people.chloe()).days())
                .as("Dmitri said no hours")
                .isEqualTo(-1);
        RoundPage page = in(people.ada(), () -> pages.page(people.ada(), group, round));
        Map<UUID, Outlook> all = in(people.ada(), () -> pages.outlooks(people.ada(), group, page));
        for (PairRow pair : page.pairs()) {
            assertThat(in(people.ada(), () -> pages.outlooks(people.ada(), group, page.with(List.of(pair)))))
                    .as("of one pair alone it is the same as among all")
                    .isEqualTo(Map.of(pair.match(), all.get(pair.match())));
        }
        assertThat(page(group, round, people.ada()))
                .bodyText()
                .contains("have met once in this group", "time in common on 7 days of the week", "hours not known");
        assertThat(page(group, round, people.ben())).hasStatus(403);

        var swapped = web.post()
                .uri("/w/%s/groups/%s/rounds/%s/moves".formatted(people.ada().workspaceSlug(), group, round))
                .param("one", people.ben().accountId().toString())
                .param("other", people.chloe().accountId().toString())
                .param("version", "" + version)
                .with(as(people.ada()))
                .exchange()
                .getMvcResult()
                .getFlashMap();
        assertThat(swapped.get("before").toString())
                .contains("Ada and Ben Okafor have met once in this group; time in common on 7 days of the week.");
        assertThat(swapped.get("now").toString())
                .as("what they did in the other group is not for this one's leads")
                .contains("Ada and Chloé have not met in this group; no time in common.");
    }

    @Test
    void whoObservesIsSaidToBeInTurnOrMovedByHand() throws Exception {
        UUID group = club.group(people.ada(), "ON_DEMAND", "", false, people.ben(), people.chloe());
        UUID round = club.draft(people.ada(), group);
        PairRow pair = pair(group, round, people.ada());
        assertThat(page(group, round, people.ada())).bodyText().contains("it is longest since they did");
        UUID asks = pair.asks().account();
        UUID observes = pair.observes().account();
        in(people.ada(), () -> {
            rounds.swap(people.ada(), group, round, asks, observes, 0);
            return "";
        });
        assertThat(page(group, round, people.ada()))
                .bodyText()
                .contains("observes: moved here by hand")
                .doesNotContain("it is longest since they did");
    }

    private void tell(UUID group, Member one, Member other) throws Exception {
        UUID round = club.draft(people.ada(), group);
        club.publish(people.ada(), group, round, together(group, round, one, other));
    }

    /** Makes a pair of the two; the version of the draft then. */
    private int together(UUID group, UUID round, Member one, Member other) throws Exception {
        PairRow pair = pair(group, round, one);
        UUID partner = (pair.asks().account().equals(one.accountId()) ? pair.answers() : pair.asks()).account();
        if (partner.equals(other.accountId())) {
            return 0;
        }
        in(people.ada(), () -> {
            rounds.swap(people.ada(), group, round, partner, other.accountId(), 0);
            return "";
        });
        return 1;
    }

    private PairRow pair(UUID group, UUID round, Member one) throws Exception {
        return in(people.ada(), () -> pages.page(people.ada(), group, round)).pairs().stream()
                .filter(pair -> Stream.of(pair.asks(), pair.answers())
                                .anyMatch(seat -> seat.account().equals(one.accountId()))
                        || pair.observes() != null)
                .findFirst()
                .orElseThrow();
    }

    private Outlook outlook(UUID group, UUID round, Member one) throws Exception {
        return in(people.ada(), () -> pages.outlooks(people.ada(), group, pages.page(people.ada(), group, round)))
                .get(pair(group, round, one).match());
    }

    private MvcTestResult page(UUID group, UUID round, Member reader) {
        return web.get()
                .uri("/w/%s/groups/%s/rounds/%s".formatted(reader.workspaceSlug(), group, round))
                .with(as(reader))
                .exchange();
    }

    private void says(Member who, int level, String line) throws Exception {
        in(who, () -> {
            book.save(who, new HoursForm(level, "en", "UTC", 0, Collections.nCopies(7, line)));
            return "";
        });
    }
}
