package dev.roundtwo.practice;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.practice.partners.Partners;
import dev.roundtwo.practice.partners.Wish;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What pages of practice ask of the database, and how long somebody waits for a partner beside five hundred others. */
@ModuleTest
class PracticeCostTests {

    private static final int MOST = 40;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Partners partners;

    @Autowired
    ApplicationContext house;

    People people;
    Member ada;
    Club club;

    @BeforeEach
    void gather() {
        people = cast.people();
        ada = people.ada();
        club = new Club(house);
    }

    @Test
    void aPageCostsTheSameStatementsHoweverManyPeopleAndGroupsThereAre() throws Exception {
        UUID group = club.four(people, false);
        told(group);
        costs(group);
        Map<String, Integer> few = costs(group);
        for (Member one : club.members(ada, 8)) {
            club.joins(one, group, ada);
        }
        for (int round = 0; round < 3; round++) {
            told(group);
            club.four(people, false);
        }
        Map<String, Integer> many = costs(group);
        assertThat(many).isEqualTo(few);
        assertThat(few.values()).allSatisfy(cost -> assertThat(cost).isLessThanOrEqualTo(MOST));
    }

    /** They all want to ask first, so that nobody fits until somebody comes who answers. */
    @Test
    void besideFiveHundredWhoWaitAPairIsFoundWithinThreeSeconds() throws Exception {
        Instant start = Instant.now().plus(Duration.ofHours(2));
        club.change(ada, """
                with people as (select gen_random_uuid() as id from generate_series(1, 500)),
                    accounts as (insert into account (id, email, name, created_at)
                        select id, id || '@example.org', 'Ben Okafor', now() from people)
                insert into member (workspace_id, account_id, role, joined_at) select current_workspace(), id, 'MEMBER', now() from people
                """);
        club.change(ada, """
                insert into practice_wait (id, workspace_id, account_id, level, language, role, since, seen_at)
                select gen_random_uuid(), current_workspace(), m.account_id, 2, 'en', 'ASK', ?::timestamptz, ?::timestamptz
                from member m where m.workspace_id = current_workspace() and m.role = 'MEMBER' and m.account_id <> ?
                """, start.toString(), start.toString(), people.ben().accountId());
        Instant before = Instant.now();
        in(people.ben(), () -> {
            Backdated.at(start, () -> partners.wait(people.ben(), 2, "en", Wish.ANSWER));
            return "";
        });
        UUID match = null;
        while (match == null && Duration.between(before, Instant.now()).compareTo(Duration.ofSeconds(3)) < 0) {
            match = in(people.ben(), () -> partners.state(people.ben()).match());
        }
        assertThat(match).as("within three seconds").isNotNull();
        assertThat(club.one(ada, Long.class, "select count(*) from practice_wait where match_id is null"))
                .isEqualTo(499);
    }

    private void told(UUID group) throws Exception {
        club.publish(ada, group, club.draft(ada, group), 0);
    }

    /** Of the pages as Ada sees them, by page. */
    private Map<String, Integer> costs(UUID group) throws Exception {
        UUID match = club.one(
                ada,
                UUID.class,
                "select match_id from practice_place where account_id = ? order by match_id desc limit 1",
                ada.accountId());
        UUID round =
                club.one(ada, UUID.class, "select id from practice_round where group_id = ? and number = 1", group);
        UUID draft = club.draft(ada, group);
        Map<String, Integer> costs = new LinkedHashMap<>();
        for (String page : new String[] {
            "groups",
            "groups/" + group,
            "groups/" + group + "/rounds/" + round,
            "groups/" + group + "/rounds/" + draft,
            "matches/" + match,
            "partner",
            "hours"
        }) {
            String name = page.replace(draft.toString(), "draft").replaceAll("[0-9a-f-]{36}", "…");
            String address = "/w/%s/%s".formatted(ada.workspaceSlug(), page);
            costs.put(
                    name,
                    StatementCounter.during(
                                    () -> assertThat(web.get().uri(address).with(as(ada)))
                                            .hasStatusOk())
                            .size());
        }
        club.publish(ada, group, draft, 0);
        return costs;
    }
}
