package dev.roundtwo.practice.groups;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.Heard;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.questions.sets.SetVersions;
import dev.roundtwo.tenancy.Member;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Sets that a group practises with: several, also beside a node of the version before, which knows of one. */
@ModuleTest
class GroupSetsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Groups groups;

    @Autowired
    GroupPages pages;

    @Autowired
    QuestionSets sets;

    @Autowired
    ApplicationContext house;

    People people;
    Member ada;
    Club club;
    UUID group;
    UUID outages;
    UUID queues;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        ada = people.ada();
        club = new Club(house);
        group = club.group(ada, "ON_DEMAND", "", false, people.ben());
        outages = set("Outages");
        queues = set("Queues");
    }

    @Test
    void severalAreChosenInAnOrderShownAndToldWithTheMatch() throws Exception {
        change(queues, outages, queues);
        assertThat(chosen()).containsExactly(queues, outages);
        PeersMatched fact = told();
        assertThat(fact.sets()).containsExactly(queues, outages);
        assertThat(body(people.ben(), "/matches/" + fact.match())).contains("Queues, Outages");
        assertThat(body(people.ben(), "/groups/" + group)).contains("Queues, Outages");
        change();
        assertThat(chosen()).isEmpty();
        assertThat(told().sets()).isEmpty();
        assertThat(body(people.ben(), "/groups/" + group)).contains("those that a pair knows least");
    }

    @Test
    void aSetOfElsewhereAndTooManyAreSaidBesideTheField() throws Exception {
        assertThat(post(Stream.of(outages, UUID.randomUUID()))).contains("cannot be chosen any more", "checked");
        assertThat(post(Stream.generate(UUID::randomUUID).limit(13))).contains("Choose up to 12 sets");
        assertThat(chosen()).isEmpty();
    }

    @Test
    void aSetThatIsOfferedNoLongerCanBeKept() throws Exception {
        change(outages, queues);
        club.change(ada, "update question_set set status = 'RETIRED' where id = ?", outages);
        assertThat(post(Stream.of(outages))).isEmpty();
        assertThat(chosen()).containsExactly(outages);
    }

    @Test
    void aSetWithANewVersionStandsInTheFormOnceAndIsTheNewest() throws Exception {
        change(outages, queues);
        UUID draft = in(ada, () -> house.getBean(SetVersions.class).next(ada, outages));
        assertThat(form()).contains(outages.toString()).doesNotContain(draft.toString());
        in(ada, () -> {
            sets.publish(ada, draft);
            return draft;
        });
        assertThat(form()).contains("value=\"%s\" checked".formatted(draft)).doesNotContain(outages.toString());
        assertThat(chosen()).as("until it is saved").containsExactly(outages, queues);
        assertThat(post(Stream.of(outages, queues)))
                .as("a form from before the new version")
                .isEmpty();
        club.change(ada, "update question_set set status = 'RETIRED' where id = ?", draft);
        assertThat(form()).contains(outages.toString()).doesNotContain(draft.toString());
    }

    @Test
    void whatANodeOfTheVersionBeforeWritesStands() throws Exception {
        assertThat(column()).isNull();
        change(outages, queues);
        assertThat(column()).as("it reads the first").isEqualTo(outages);
        club.change(ada, "update practice_group set name = 'Fridays', set_id = ? where id = ?", outages, group);
        assertThat(chosen()).as("it saved something else").containsExactly(outages, queues);
        club.change(ada, "update practice_group set set_id = ? where id = ?", queues, group);
        assertThat(chosen()).containsExactly(queues);
        club.change(ada, "update practice_group set set_id = null where id = ?", group);
        assertThat(chosen()).isEmpty();
        UUID begun = UUID.randomUUID();
        club.change(ada, """
                insert into practice_group (id, workspace_id, name, purpose, rhythm, zone, set_id, anonymous, created_at, version)
                values (?, current_workspace(), 'Mondays', '', 'ON_DEMAND', 'UTC', ?, false, now(), 0)
                """, begun, outages);
        assertThat(club.one(
                        ada,
                        UUID.class,
                        "select set_id from practice_group_set where group_id = ? and place = 0",
                        begun))
                .isEqualTo(outages);
    }

    @Test
    void whatANodeOfTheVersionBeforeToldIsShown() throws Exception {
        change(outages, queues);
        UUID match = told().match();
        club.change(ada, "update practice_match set set_id = ? where id = ?", queues, match);
        assertThat(body(people.ben(), "/matches/" + match)).contains("Queues").doesNotContain("Outages");
        club.change(ada, "update practice_match set set_id = null where id = ?", match);
        assertThat(body(people.ben(), "/matches/" + match)).contains("those that you two know least");
    }

    private UUID set(String title) throws Exception {
        return in(ada, () -> {
            UUID set = sets.create(ada, title, "");
            sets.addItem(ada, set, "b22", 30);
            sets.publish(ada, set);
            return set;
        });
    }

    private void change(UUID... chosen) throws Exception {
        in(ada, () -> {
            GroupForm now = GroupForm.of(pages.steered(ada, group), List.of(), LocalDate.EPOCH);
            groups.change(
                    ada,
                    group,
                    new GroupForm(
                            now.name(),
                            now.purpose(),
                            now.rhythm(),
                            now.startsOn(),
                            now.zone(),
                            List.of(chosen),
                            false,
                            now.version()));
            return "";
        });
    }

    /** What the page says to the settings as they are typed; empty when they were taken. */
    private String post(Stream<UUID> chosen) throws Exception {
        int version = in(ada, () -> pages.steered(ada, group)).version();
        var answer = web.post()
                .uri("/w/%s/groups/%s/settings".formatted(ada.workspaceSlug(), group))
                .param("name", "Thursdays")
                .param("rhythm", "ON_DEMAND")
                .param("zone", "UTC")
                .param("version", String.valueOf(version))
                .param("sets", chosen.map(UUID::toString).toArray(String[]::new))
                .with(as(ada))
                .exchange();
        return answer.getResponse().getContentAsString();
    }

    private String form() throws Exception {
        return body(ada, "/groups/" + group + "/settings");
    }

    private List<UUID> chosen() throws Exception {
        return in(ada, () -> pages.steered(ada, group)).sets();
    }

    private @Nullable UUID column() throws Exception {
        String found = club.one(
                ada, String.class, "select coalesce(set_id::text, '') from practice_group where id = ?", group);
        return found.isEmpty() ? null : UUID.fromString(found);
    }

    private PeersMatched told() throws Exception {
        try (var heard = new Heard<>(house, PeersMatched.class, fact -> group.equals(fact.group()))) {
            club.publish(ada, group, club.draft(ada, group), 0);
            return heard.facts().getFirst();
        }
    }

    private String body(Member who, String path) throws Exception {
        return web.get()
                .uri("/w/" + who.workspaceSlug() + path)
                .with(as(who))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
