package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.hours.HoursBook;
import dev.roundtwo.practice.hours.HoursForm;
import dev.roundtwo.practice.rounds.Rounds;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A workspace on a Monday morning in which people practise, and what a test asks of it. */
@ModuleTest
@RecordApplicationEvents
abstract class BookingTest {

    /** A Monday, in Berlin at nine, in a week in which no clock changes. */
    static final Instant MONDAY = Instant.parse("2030-01-14T08:00:00Z");

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    Cast cast;

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext house;

    @Autowired
    ApplicationEvents facts;

    @Autowired
    Interviews interviews;

    @Autowired
    Bookings bookings;

    @Autowired
    PeerMatches matches;

    @Autowired
    QuestionSets sets;

    People people;
    Club club;

    @BeforeEach
    void somePeople() {
        people = cast.people();
        club = new Club(house);
    }

    /** Does it at that moment. */
    static <T> T at(Instant now, Callable<T> work) throws Exception {
        var done = new java.util.concurrent.atomic.AtomicReference<T>();
        var failed = new java.util.concurrent.atomic.AtomicReference<Exception>();
        Backdated.at(now, () -> {
            try {
                done.set(work.call());
            } catch (Exception e) {
                failed.set(e);
            }
        });
        if (failed.get() != null) {
            throw failed.get();
        }
        return done.get();
    }

    UUID set(String... keys) throws Exception {
        Member ada = people.ada();
        return in(ada, () -> {
            UUID set = sets.create(ada, "Round of " + String.join(", ", keys), "");
            for (String key : keys) {
                sets.addItem(ada, set, key, 15);
            }
            sets.publish(ada, set);
            return set;
        });
    }

    /** Free on each working day at these hours. */
    void hours(Member who, String zone, int pause, String daily) throws Exception {
        var form = new HoursForm(2, "en", zone, pause, java.util.Collections.nCopies(5, daily));
        in(who, () -> {
            house.getBean(HoursBook.class).save(who, form);
            return who;
        });
    }

    /** A round of a group with Ben, Chloé and whoever else, told now; says which match is theirs. */
    UUID round(Instant now, boolean anonymous, Member... others) throws Exception {
        return at(now, () -> {
            UUID group = club.group(people.ada(), "WEEKLY", "2030-01-16", anonymous, others);
            club.change(
                    people.ada(),
                    "update practice_membership set resting = true where group_id = ? and account_id = ?",
                    group,
                    people.ada().accountId());
            return told(group);
        });
    }

    UUID told(UUID group) throws Exception {
        Rounds rounds = house.getBean(Rounds.class);
        Member ada = people.ada();
        UUID round = in(ada, () -> rounds.draft(ada, group));
        in(ada, () -> {
            rounds.publish(ada, group, round, 0);
            return round;
        });
        return club.one(ada, UUID.class, "select id from practice_match where round_id = ? limit 1", round);
    }

    PeerMatch match(UUID id) throws Exception {
        return in(people.ada(), () -> matches.of(id));
    }

    Booking booking(UUID interview) throws Exception {
        return in(people.ada(), () -> bookings.of(interview));
    }

    UUID panel(Member lead, Member candidate, UUID set, Instant start) throws Exception {
        return in(
                lead,
                () -> interviews.schedule(
                        lead,
                        new Plan(
                                "Panel",
                                Mode.PANEL,
                                set,
                                null,
                                Invitee.member(candidate.accountId()),
                                List.of(),
                                List.of(),
                                start,
                                BERLIN,
                                false)));
    }

    /** What is taken, as the database sees it. */
    long taken(Member who) throws Exception {
        return club.one(who, Long.class, "select count(*) from taken_time where account_id = ?", who.accountId());
    }
}
