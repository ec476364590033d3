package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.insights.reports.Figured;
import dev.roundtwo.insights.reports.Report;
import dev.roundtwo.insights.reports.Reports;
import dev.roundtwo.month.Pairs.Pair;
import dev.roundtwo.month.Team.Person;
import dev.roundtwo.practice.Standings;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What has to be true when the month is over, of the app's rows and of what the ledger knows. */
record Truth(House house, Team team, List<Club> clubs, List<Talk> talks) {

    /** Each has one place in each round, meets nobody twice, and nobody observes twice before all others have. */
    void everybodyWasPairedFairly() throws Exception {
        Pairs pairs = Pairs.of(house, team.ada().member());
        for (Club club : clubs) {
            Set<Set<UUID>> met = new HashSet<>();
            Set<UUID> observed = new HashSet<>();
            for (int round = 1; round <= MonthTests.ROUNDS; round++) {
                List<Pair> told = pairs.of(club.id(), round);
                assertThat(told.stream()
                                .flatMap(pair -> Stream.of(pair.asks(), pair.answers(), pair.observes()))
                                .filter(Objects::nonNull))
                        .as("places in round %d", round)
                        .containsExactlyInAnyOrderElementsOf(
                                club.people().stream().map(Person::account).toList());
                assertThat(told)
                        .as("meet for the first time in round %d", round)
                        .allMatch(pair -> met.add(pair.two()));
                assertThat(told.stream().map(Pair::observes).filter(Objects::nonNull))
                        .as("observe for the first time in round %d", round)
                        .allMatch(observed::add)
                        .hasSize(club.people().size() % 2);
            }
        }
    }

    /** By what the ledger knows, and by what the database holds. */
    void nobodyWasInTwoPlaces() throws Exception {
        List<Taken> known = new ArrayList<>();
        talks.stream().filter(talk -> !talk.cancelled).forEach(talk -> talk.people()
                .forEach(one -> known.add(new Taken(one, talk.start, talk.end()))));
        assertThat(overlaps(known)).as("overlaps known").isEmpty();
        List<Taken> kept = rows();
        assertThat(overlaps(kept)).as("overlaps kept").isEmpty();
        assertThat(kept).as("appointments kept").containsExactlyInAnyOrderElementsOf(known);
    }

    void nothingIsLeft() {
        assertThat(house.sql()
                        .sql("select kind || ' ' || destination from delivery")
                        .query(String.class)
                        .list())
                .as("messages left over")
                .isEmpty();
        assertThat(house.sql()
                        .sql("select task_name from scheduled_tasks where task_name not like 'chore:%'")
                        .query(String.class)
                        .list())
                .as("jobs left over")
                .isEmpty();
        assertThat(house.sql()
                        .sql("select kind || ' ' || cause from dead_letter")
                        .query(String.class)
                        .list())
                .as("dead letters")
                .isEmpty();
    }

    /** Everybody's own, each group's for its leads and the workspace's for its owner, all figures and all means. */
    void reportsAre(Reckoning reckoning) throws Exception {
        Person ada = team.ada();
        YearMonth month = reckoning.month();
        Reports reports = house.bean(Reports.class);
        for (Person one : team.people.values()) {
            Report report = in(one.member(), () -> reports.mine(one.member(), month));
            assertThat(Figured.of(report)).as(one.email()).isEqualTo(reckoning.own(one.account(), one.zone()));
            assertThat(means(report)).as(one.email()).isEqualTo(reckoning.means(one.account(), one.zone()));
        }
        for (Club club : clubs) {
            Person lead = club.lead();
            Report report = in(lead.member(), () -> reports.ofGroup(lead.member(), club.id(), month));
            assertThat(Figured.of(report)).as(report.about()).isEqualTo(reckoning.group(club.id(), lead.zone()));
            assertThat(means(report)).as(report.about()).isEqualTo(reckoning.shared(club.id(), lead.zone()));
        }
        Report report = in(ada.member(), () -> reports.ofWorkspace(ada.member(), month));
        assertThat(Figured.of(report)).as(report.about()).isEqualTo(reckoning.workspace(ada.zone()));
    }

    /** From five, one more for who came and three fewer for who did not, in the order of the appointments, from nought to ten. */
    void standingsAre() throws Exception {
        for (Person one : team.people.values()) {
            int points = talks.stream()
                    .filter(talk -> talk.told.containsKey(one.account()))
                    .sorted(Comparator.comparing(talk -> talk.start))
                    .map(talk -> talk.missed(one.account()) ? -3 : 1)
                    .reduce(5, (sum, more) -> Math.clamp(sum + more, 0, 10));
            assertThat(in(one.member(), () -> house.bean(Standings.class).of(one.account()))
                            .points())
                    .as("standing of " + one.email())
                    .isEqualTo(points);
        }
    }

    private static Map<String, String> means(Report report) {
        return report.signals().stream()
                .collect(Collectors.toMap(line -> Rooms.SIGNALS.get(line.name()), Report.Line::mean));
    }

    private List<Taken> rows() throws Exception {
        return in(
                team.ada().member(),
                () -> Objects.requireNonNull(
                        house.bean(TransactionTemplate.class).execute(status -> house.bean(JdbcClient.class)
                                .sql("""
                                select s.account_id, i.starts_at, i.starts_at + i.minutes * interval '1 minute' as ends_at
                                from interview i join seat s on s.interview_id = i.id where i.status <> 'CANCELLED'
                                """)
                                .query((row, number) -> new Taken(
                                        row.getObject("account_id", UUID.class),
                                        row.getTimestamp("starts_at").toInstant(),
                                        row.getTimestamp("ends_at").toInstant()))
                                .list())));
    }

    private static List<Taken> overlaps(List<Taken> all) {
        List<Taken> sorted = all.stream()
                .sorted(Comparator.comparing(Taken::who).thenComparing(Taken::from))
                .toList();
        List<Taken> overlaps = new ArrayList<>();
        for (int n = 1; n < sorted.size(); n++) {
            Taken before = sorted.get(n - 1);
            Taken after = sorted.get(n);
            if (before.who().equals(after.who()) && after.from().isBefore(before.to())) {
                overlaps.add(after);
            }
        }
        return overlaps;
    }

    /** Somebody's time. */
    private record Taken(UUID who, Instant from, Instant to) {}
}
