package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.month.Team.Person;
import dev.roundtwo.month.Team.Region;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * March of 2027 in some minutes: forty people in three groups, four rounds of Saturdays, the clocks of America changed before the
 * second and those of Europe after the fourth; people move, propose, call off and stay away, on pages and by the links of mails. A
 * node dies in each {@link Step}, the mail server is away for an hour, one endpoint is dead. What has to be true is in
 * {@link Proof}, and that each of its comparisons can fail in {@link Doubts}.
 */
class MonthTests {

    static final int ROUNDS = 4;
    private static final LocalDate FIRST_ROUND = LocalDate.of(2027, 3, 6);
    private static final Instant BEGIN = Instant.parse("2027-03-01T06:00:00Z");
    /** Six in the morning of the first of April in Berlin, when more than ten people are told of their month. */
    private static final Instant REPORTS = Instant.parse("2027-04-01T04:00:00Z");

    private static final Instant END = Instant.parse("2027-04-01T12:00:00Z");
    private static final List<Step> DYING = List.of(Step.TELLING_A_ROUND, Step.PAIRING_A_ROUND, Step.BOOKING);
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
            Rooms rooms = new Rooms(house, team, agenda, SEED);
            Talks talks = new Talks(house, team, agenda, rooms, new Changes(house, team, post));
            UUID set = gathers(house, team, hooks);
            house.rest();
            house.releases();
            panels(team, new Panels(house, agenda, talks, rooms, set));
            rounds(talks);
            outage(house, post);
            reports(team);
            agenda.run(house, END);
            house.isBack(hooks.dead());
            house.rest();

            new Proof(house, team, clubs, talks.all).isGiven(post, hooks);
            System.out.printf(
                    "The month of seed %d: %d interviews, %d mails, %d hooks; %d nodes died; %d mails and %d hooks came again%n",
                    SEED,
                    talks.all.size(),
                    post.letters().size(),
                    hooks.living.told().size(),
                    house.deaths.died.size(),
                    post.again().size(),
                    hooks.living.again().size());
        }
    }

    private UUID gathers(House house, Team team, Hooks hooks) throws Exception {
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
        return set;
    }

    /** On each Sunday one, by the leads in turn; the second is moved. */
    private void panels(Team team, Panels panels) {
        List<Person> leads = clubs.stream().map(Club::lead).toList();
        for (int sunday = 0; sunday < ROUNDS; sunday++) {
            Instant start =
                    FIRST_ROUND.plusWeeks(sunday).plusDays(1).atTime(10, 0).toInstant(ZoneOffset.UTC);
            Person answers = clubs.get(sunday % 3).people().get(2 + sunday);
            panels.plan(start, leads.get(sunday % 3), leads.get((sunday + 1) % 3), answers, sunday == 1);
        }
    }

    /** At six in the morning of everybody's own zone, in one of which a node dies. */
    private void reports(Team team) {
        agenda.death(REPORTS, Step.REPORTING);
        for (Person one : team.people.values()) {
            Instant six =
                    LocalDate.of(2027, 4, 1).atTime(6, 0).atZone(one.zone()).toInstant();
            agenda.at(six, () -> {});
            agenda.at(six.plus(Duration.ofMinutes(12)), () -> {});
        }
    }

    /** Nodes die while one is drafted and while two are told. */
    private void rounds(Talks talks) {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate day = FIRST_ROUND.plusWeeks(round);
            for (Region region : Region.values()) {
                Instant drafted =
                        day.minusDays(2).atTime(8, 0).atZone(region.zone()).toInstant();
                Instant told = day.atTime(8, 0).atZone(region.zone()).toInstant();
                for (int hours : List.of(0, 1, 4)) { // where the node that tells dies, another one does it later
                    agenda.at(told.plus(Duration.ofHours(hours)), talks::come);
                }
                if (region.ordinal() == round) {
                    agenda.death(round == 1 ? drafted : told, DYING.get(round));
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
        agenda.at(from.plus(Duration.ofMinutes(31)), () -> house.deaths.at(Step.MAILING_IN_THE_OUTAGE, () -> {}));
        agenda.at(
                from.plus(Duration.ofHours(1)),
                () -> house.deaths.at(Step.MAILING_AFTER_IT, () -> {
                    post.open();
                    house.isBack("mail server");
                }));
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
