package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.practice.rounds.Rounds;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A round of many pairs is booked pair by pair, each in a transaction of its own, after it was told. */
class LargeRoundTests extends BookingTest {

    private static final int PEOPLE = 46;

    @Test
    void itIsToldAtOnceAndBookedPairByPair() throws Exception {
        Member ada = people.ada();
        set("b01");
        UUID group = at(MONDAY, () -> club.group(ada, "WEEKLY", "2030-01-16", false));
        gather(group);
        at(
                MONDAY,
                () -> in(ada, () -> {
                    Rounds rounds = house.getBean(Rounds.class);
                    rounds.publish(ada, group, rounds.draft(ada, group), 0);
                    return group;
                }));
        assertThat(facts.stream(InterviewBooked.class))
                .as("in the transaction that told it")
                .isEmpty();
        assertThat(count("select count(*) from peer_match")).isEqualTo(PEOPLE / 2);
        assertThat(count("select count(*) from scheduled_tasks where task_name = 'interviews.book'"))
                .as("workers that are busy with it")
                .isOne();
        UUID wrong = club.one(ada, UUID.class, "select match_id from peer_match order by match_id limit 1");
        club.change(ada, "update peer_match set zone = 'Nowhere/At all' where match_id = ?", wrong);

        booked(PEOPLE / 2 - 1, "consecutive_failures is null or consecutive_failures = 0");
        assertThat(count("select count(*) from taken_time")).isEqualTo(PEOPLE - 2);
        club.change(ada, "update peer_match set zone = 'Europe/Berlin' where match_id = ?", wrong);
        booked(PEOPLE / 2, "true");
        assertThat(count("select count(*) from taken_time")).isEqualTo(PEOPLE);
        assertThat(count("select count(distinct account_id) from taken_time")).isEqualTo(PEOPLE);
    }

    /** The jobs are of a time to come, as everything here is. */
    private void booked(int pairs, String jobs) {
        await().atMost(Duration.ofSeconds(120)).until(() -> {
            club.change(
                    people.ada(),
                    "update scheduled_tasks set execution_time = now() where task_name = 'interviews.book' and not picked and (%s)"
                            .formatted(jobs));
            return count("select count(*) from peer_match where interview_id is not null") >= pairs;
        });
    }

    /** Ada and others who are free in the afternoon. */
    private void gather(UUID group) throws Exception {
        Member ada = people.ada();
        club.change(ada, """
                with people as (select gen_random_uuid() as id from generate_series(2, ?)),
                    accounts as (insert into account (id, email, name, created_at)
                        select id, id || '@example.org', 'Ben Okafor', now() from people)
                insert into member (workspace_id, account_id, role, joined_at)
                select current_workspace(), id, 'MEMBER', now() from people
                """, PEOPLE);
        club.change(ada, """
                insert into practice_membership (workspace_id, group_id, account_id, lead, resting, joined_at)
                select current_workspace(), ?, account_id, false, false, '2030-01-01' from member
                where workspace_id = current_workspace() and role = 'MEMBER' and account_id <> ?
                """, group, people.ben().accountId());
        club.change(ada, """
                insert into practice_person (workspace_id, account_id, level, language, zone, buffer)
                select current_workspace(), account_id, 2, 'en', 'Europe/Berlin', 15 from practice_membership where group_id = ?
                """, group);
        club.change(ada, """
                insert into practice_hours (workspace_id, account_id, day, from_minute, to_minute)
                select current_workspace(), account_id, day, 720, 1080 from practice_membership cross join generate_series(1, 5) day
                where group_id = ?
                """, group);
    }

    private long count(String query) throws Exception {
        return club.one(people.ada(), Long.class, query);
    }
}
