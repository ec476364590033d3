package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.month.Team.Person;
import dev.roundtwo.month.Team.Region;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * March of 2027 in two minutes: forty people in three groups, four rounds of Saturdays, the clocks of America changed before the
 * second and those of Europe after the fourth; nodes die, the mail server is away for an hour, one endpoint is dead.
 */
class MonthTests {

    static final int ROUNDS = 4;
    private static final LocalDate FIRST_ROUND = LocalDate.of(2027, 3, 6);
    private static final Instant BEGIN = Instant.parse("2027-03-01T06:00:00Z");
    /** Six in the morning of the first of April in Berlin, when more than ten people are told of their month. */
    private static final Instant REPORTS = Instant.parse("2027-04-01T04:00:00Z");

    private static final Instant END = Instant.parse("2027-04-01T12:00:00Z");
    private static final long SEED = Long.getLong("month.seed", 2027);

    @TempDir
    private static Path folder;

    private final Agenda agenda = new Agenda();
    private final List<Club> clubs = new ArrayList<>();

    @Test
    void nothingIsLostDoubledOrMiscounted() throws Exception {
        try (PostOffice post = new PostOffice();
                House house = new House(folder, BEGIN, post.port);
                Hooks hooks = new Hooks(house.clock)) {
            Team team = new Team(house);
            Talks talks = new Talks(house, team, agenda, SEED);
            gathers(house, team, hooks);
            house.rest();
            house.releases();
            rounds(talks);
            outage(house, post);
            agenda.death(REPORTS);
            agenda.run(house, END);
            house.isBack(hooks.dead());
            house.rest();

            isTrue(house, team, talks, post, hooks);
            System.out.printf(
                    "The month of seed %d: %d interviews, %d mails, %d hooks; %d nodes died, %d of them at work; %d mails came again%n",
                    SEED,
                    talks.all.size(),
                    post.letters().size(),
                    hooks.living.told().size(),
                    house.killed(),
                    house.killedAtWork(),
                    post.deliveries() - post.letters().size());
        }
    }

    private void isTrue(House house, Team team, Talks talks, PostOffice post, Hooks hooks) throws Exception {
        Member ada = team.ada().member();
        Truth truth = new Truth(house, team, clubs, talks.all);
        truth.everybodyWasPairedFairly();
        truth.nobodyWasInTwoPlaces();
        truth.nothingIsLeft();
        Reckoning reckoning = new Reckoning(talks.all, Pairs.of(house, ada).all(), YearMonth.of(2027, 3));
        truth.reportsAre(reckoning);
        Mailbag mails = new Mailbag();
        mails.expects(ada.email(), "A webhook of The month is switched off");
        reportsAreMailed(team, reckoning, mails);
        mails.isWhatCame(post.letters());
        talks.all.forEach(talk -> talk.cards.keySet().forEach(one -> hooks.expects("scorecard.submitted", talk.id)));
        hooks.wereTold(house, ada);
        assertThat(house.killedAtWork())
                .as("nodes that died in the middle of something")
                .isGreaterThan(house.killed() / 2);
    }

    private void gathers(House house, Team team, Hooks hooks) throws Exception {
        Person ada = team.founder();
        hooks.areAdded(house, ada.member());
        house.goesAway(hooks.dead());
        team.gathers();
        team.people.values().stream()
                .filter(person -> person != ada)
                .forEach(person -> hooks.expects("member.joined", person.account()));
        UUID set = set(house, ada.member(), "b01", "b02");
        hooks.expects("question_set.published", set);
        for (Region region : Region.values()) {
            clubs.add(Club.begins(house, team.of(region), "Group " + region.ordinal(), FIRST_ROUND, set));
        }
    }

    /** To each their own, to who leads their group's and to the owner the workspace's. */
    private void reportsAreMailed(Team team, Reckoning reckoning, Mailbag mails) {
        for (Person one : team.people.values()) {
            assertThat(reckoning.ever(one.account())).as(one.email()).isTrue();
            mails.expects(one.email(), "Your March 2027", reckoning.own(one.account(), one.zone()));
        }
        for (Club club : clubs) {
            Person lead = club.lead();
            mails.expects(
                    END,
                    lead.email(),
                    club.id(),
                    club.name() + " in March 2027",
                    reckoning.group(club.id(), lead.zone()));
        }
        Person ada = team.ada();
        mails.expects(ada.email(), "The month in March 2027", reckoning.workspace(ada.zone()));
    }

    /** Nodes die while rounds are drafted and while they are told, each time those of another part of the world. */
    private void rounds(Talks talks) {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate day = FIRST_ROUND.plusWeeks(round);
            for (Region region : Region.values()) {
                Instant drafted =
                        day.minusDays(2).atTime(8, 0).atZone(region.zone()).toInstant();
                Instant told = day.atTime(8, 0).atZone(region.zone()).toInstant();
                agenda.at(told, talks::come);
                if (region.ordinal() == round % 3) {
                    agenda.death(round % 2 == 0 ? told : drafted);
                }
            }
        }
    }

    /** An hour in which a round is told and nobody takes a mail. */
    private void outage(House house, PostOffice post) {
        Instant from = FIRST_ROUND
                .plusWeeks(1)
                .atTime(7, 45)
                .atZone(Region.ATLANTIC.zone())
                .toInstant();
        agenda.at(from, () -> {
            post.shut();
            house.goesAway("mail server");
        });
        for (int minutes = 10; minutes < 60; minutes += 10) {
            agenda.at(from.plus(Duration.ofMinutes(minutes)), () -> {});
        }
        agenda.at(from.plus(Duration.ofHours(1)), () -> {
            post.open();
            house.isBack("mail server");
        });
    }

    private static UUID set(House house, Member me, String... questions) throws Exception {
        QuestionSets sets = house.bean(QuestionSets.class);
        return in(me, () -> {
            UUID set = sets.create(me, "Of " + String.join(", ", questions), "");
            for (String question : questions) {
                sets.addItem(me, set, question, 10);
            }
            sets.publish(me, set);
            return set;
        });
    }
}
