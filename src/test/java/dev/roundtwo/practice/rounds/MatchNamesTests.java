package dev.roundtwo.practice.rounds;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.Heard;
import dev.roundtwo.practice.PartnersNamed;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.groups.GroupPages;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class MatchNamesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    MatchPages matches;

    @Autowired
    MatchNames names;

    @Autowired
    GroupPages groups;

    @Autowired
    ApplicationContext house;

    People people;
    Club club;
    Heard<PartnersNamed> named;

    @BeforeEach
    void gather() {
        people = cast.people();
        club = new Club(house);
        named = new Heard<>(house, PartnersNamed.class, fact -> fact.workspaceId()
                .equals(people.ada().workspaceId()));
    }

    @AfterEach
    void leave() {
        named.close();
    }

    @Test
    void namesShowWhenBothAgreedAndThatIsToldOnce() throws Exception {
        UUID group = club.four(people, true);
        PeersMatched fact = told(group).getFirst();
        assertThat(fact.anonymous()).isTrue();
        Member asks = person(fact.asks());
        Member answers = person(fact.answers());
        assertThat(page(asks, fact).partner()).isNull();
        assertThat(partnerPage(asks))
                .contains("You and your partner", fact.match().toString())
                .doesNotContain(answers.name());
        assertThat(web.get()
                        .uri("/w/%s/matches/%s".formatted(asks.workspaceSlug(), fact.match()))
                        .with(as(asks)))
                .bodyText()
                .contains("You and your partner")
                .doesNotContain(answers.name());
        agrees(asks, fact.match());
        agrees(asks, fact.match());
        assertThat(page(asks, fact).hidden()).isTrue();
        assertThat(page(answers, fact).partner()).isNull();
        assertThat(named.facts()).isEmpty();
        agrees(answers, fact.match());
        agrees(answers, fact.match());
        assertThat(page(asks, fact).partner()).isEqualTo(answers.name());
        assertThat(page(answers, fact).partner()).isEqualTo(asks.name());
        assertThat(partnerPage(asks)).contains("You and " + answers.name());
        assertThat(named.facts())
                .singleElement()
                .extracting(PartnersNamed::match)
                .isEqualTo(fact.match());
        assertThat(web.get()
                        .uri("/w/%s/groups/%s".formatted(people.ben().workspaceSlug(), group))
                        .with(as(people.ben())))
                .bodyText()
                .contains("This group plays without names")
                .doesNotContain("asks first,");
    }

    @Test
    void whatWasToldWithoutNamesStaysSoWhenTheGroupChanges() throws Exception {
        UUID group = club.four(people, true);
        PeersMatched fact = told(group).getFirst();
        Member one = person(people.ada().accountId().equals(fact.asks()) ? fact.answers() : fact.asks());
        club.change(people.ada(), "update practice_group set anonymous = false where id = ?", group);
        UUID round = in(one, () -> matches.page(one, fact.match())).round();
        for (String path : List.of("", "/rounds/" + round)) {
            assertThat(web.get()
                            .uri("/w/%s/groups/%s%s".formatted(one.workspaceSlug(), group, path))
                            .with(as(one)))
                    .bodyText()
                    .doesNotContain("asks first,");
        }
        assertThat(in(one, () -> groups.people(one, group)))
                .allMatch(mate -> (mate.standing() == null) == !mate.account().equals(one.accountId()));
        assertThat(in(people.ada(), () -> groups.people(people.ada(), group)))
                .as("a lead")
                .allMatch(mate -> mate.standing() != null);
        assertThat(page(one, fact).standing()).isNull();
        agrees(person(fact.asks()), fact.match());
        agrees(person(fact.answers()), fact.match());
        assertThat(page(one, fact).standing()).isNotNull();
    }

    @Test
    void ofTwoWhoAgreeAtOnceOneIsLast() throws Exception {
        PeersMatched fact = told(club.four(people, true)).getFirst();
        assertThat(Club.atOnce(
                        () -> agrees(person(fact.asks()), fact.match()),
                        () -> agrees(person(fact.answers()), fact.match())))
                .containsOnlyNulls();
        assertThat(named.facts()).hasSize(1);
    }

    @Test
    void whoObservesNamesNobodyAndWhereNamesWereShownThereIsNothingToTell() throws Exception {
        UUID three = club.group(people.ada(), "ON_DEMAND", "", true, people.ben(), people.chloe());
        PeersMatched watched = told(three).getFirst();
        agrees(person(watched.asks()), watched.match());
        agrees(person(watched.observes()), watched.match());
        assertThat(page(person(watched.asks()), watched).hidden()).isTrue();
        PeersMatched open = told(club.four(people, false)).getFirst();
        agrees(person(open.asks()), open.match());
        agrees(person(open.answers()), open.match());
        assertThat(named.facts()).isEmpty();
    }

    @Test
    void nobodyElseAgreesForThem() throws Exception {
        List<PeersMatched> both = told(club.four(people, true));
        UUID others = both.getLast().match();
        assertThatThrownBy(() -> agrees(person(both.getFirst().asks()), others)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> agrees(people.charlie(), others)).isInstanceOf(NotFound.class);
    }

    private List<PeersMatched> told(UUID group) throws Exception {
        try (var matched = new Heard<>(house, PeersMatched.class, fact -> group.equals(fact.group()))) {
            club.publish(people.ada(), group, club.draft(people.ada(), group), 0);
            return matched.facts();
        }
    }

    private void agrees(Member who, UUID match) throws Exception {
        in(who, () -> {
            names.show(who, match);
            return "";
        });
    }

    private String partnerPage(Member who) throws Exception {
        return web.get()
                .uri("/w/%s/partner".formatted(who.workspaceSlug()))
                .with(as(who))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private MatchPage page(Member who, PeersMatched fact) throws Exception {
        return in(who, () -> matches.page(who, fact.match()));
    }

    private Member person(UUID account) {
        return Stream.of(people.ada(), people.ben(), people.chloe(), people.dmitri())
                .filter(one -> one.accountId().equals(account))
                .findFirst()
                .orElseThrow();
    }
}
