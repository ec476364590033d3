package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.identity.password.Passwords;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.practice.hours.HoursBook;
import dev.roundtwo.practice.hours.HoursForm;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The forty who practise, of three parts of the world, each with hours on the clock of their own wall. */
final class Team {

    /** Where people of a group live, and when they have time there on working days. */
    enum Region {
        ATLANTIC(
                14,
                "Europe/Berlin 14:00-19:00",
                "America/New_York 09:00-14:00",
                "America/Sao_Paulo 10:00-15:00",
                "Europe/London 13:00-18:00"),
        INDIAN(
                13,
                "Africa/Nairobi 13:00-18:00",
                "Europe/Paris 11:00-16:00",
                "Asia/Kolkata 15:30-20:30",
                "Africa/Cairo 12:00-17:00"),
        PACIFIC(
                13,
                "Asia/Singapore 16:00-20:00",
                "Asia/Tokyo 17:00-21:00",
                "Australia/Sydney 19:00-23:00",
                "Asia/Kolkata 13:30-17:30");

        final int people;
        private final List<String> places;

        Region(int people, String... places) {
            this.people = people;
            this.places = List.of(places);
        }

        ZoneId zone() {
            return zone(0);
        }

        private ZoneId zone(int number) {
            String place = place(number);
            return ZoneId.of(place.substring(0, place.indexOf(' ')));
        }

        private String place(int number) {
            return places.get(number % places.size());
        }

        private String hours(int number) {
            String place = place(number);
            return place.substring(place.indexOf(' ') + 1);
        }
    }

    /** One of them. */
    record Person(Member member, Region region, ZoneId zone, Instant since) {

        UUID account() {
            return member.accountId();
        }

        String email() {
            return member.email();
        }

        String name() {
            return member.name();
        }
    }

    private static final String PASSWORD = "a quiet harbour before the storm";
    private static final List<String> LEADS = List.of("Ada", "Chloé", "Dmitri");

    final Map<UUID, Person> people = new HashMap<>();
    /** Whose browsers nobody had seen before. */
    final List<Person> signedIn = new ArrayList<>();

    private final House house;
    private final Map<Region, List<Person>> regions = new HashMap<>();

    Team(House house) {
        this.house = house;
    }

    /** Whoever founds it; the others come later. */
    Person founder() throws Exception {
        Member ada = house.bean(Workspaces.class).found("month", "The month", account("Ada", "ada"), false);
        return settles(ada, Region.ATLANTIC, 0);
    }

    void gathers() throws Exception {
        UUID workspace = of(Region.ATLANTIC).getFirst().member().workspaceId();
        for (Region region : Region.values()) {
            for (int n = of(region).size(); n < region.people; n++) {
                boolean leads = n == 0;
                String name = leads ? LEADS.get(region.ordinal()) : "Ben Okafor";
                String mailbox = region.name().toLowerCase(java.util.Locale.ROOT) + n;
                Member member = house.bean(Workspaces.class)
                        .join(workspace, account(name, mailbox), leads ? Role.INTERVIEWER : Role.MEMBER);
                settles(member, region, n);
            }
        }
    }

    /** Those of a region, whoever leads them first. */
    List<Person> of(Region region) {
        return Collections.unmodifiableList(regions.getOrDefault(region, List.of()));
    }

    Person of(UUID account) {
        return Objects.requireNonNull(people.get(account));
    }

    Person ada() {
        return of(Region.ATLANTIC).getFirst();
    }

    /** By a password, as on any day. */
    void signsIn(Visitor visitor, Person one) throws Exception {
        house.sql()
                .sql("update account set password_hash = ? where id = ?")
                .params(house.bean(Passwords.class).hash(PASSWORD), one.account())
                .update();
        visitor.signsIn(house.living(), one.email(), PASSWORD);
        signedIn.add(one);
    }

    private Person settles(Member member, Region region, int number) throws Exception {
        Person person = new Person(member, region, region.zone(number), house.now());
        List<String> week = IntStream.range(0, 7)
                .mapToObj(day -> day < 5 ? region.hours(number) : "")
                .toList();
        in(member, () -> {
            house.bean(RegionalSettings.class)
                    .choose(member.accountId(), person.zone().getId(), "en-GB");
            house.bean(HoursBook.class)
                    .save(
                            member,
                            new HoursForm(1 + number % 4, "en", person.zone().getId(), 15, week));
            return null;
        });
        people.put(member.accountId(), person);
        regions.computeIfAbsent(region, same -> new ArrayList<>()).add(person);
        return person;
    }

    private UUID account(String name, String mailbox) {
        UUID id = Ids.next();
        house.bean(JdbcClient.class)
                .sql("insert into account (id, email, name, created_at) values (?, ?, ?, ?)")
                .params(id, mailbox + "@month.example", name, Timestamp.from(house.now()))
                .update();
        return id;
    }
}
