package dev.roundtwo.practice.groups;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.GroupJoined;
import dev.roundtwo.practice.Heard;
import dev.roundtwo.practice.JoinAsked;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ModuleTest
class AdmissionTests {

    @Autowired
    Cast cast;

    @Autowired
    Groups groups;

    @Autowired
    GroupPages pages;

    @Autowired
    Admission admission;

    @Autowired
    ApplicationContext house;

    People people;
    Club club;
    UUID group;
    Heard<GroupJoined> joined;
    Heard<JoinAsked> asked;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        club = new Club(house);
        group = club.group(people.ada(), "WEEKLY", "2030-01-07", false);
        joined = new Heard<>(house, GroupJoined.class, fact -> fact.group().equals(group));
        asked = new Heard<>(house, JoinAsked.class, fact -> fact.group().equals(group));
    }

    @AfterEach
    void leave() {
        joined.close();
        asked.close();
    }

    @Test
    void whoeverBelongsToTheWorkspaceJoinsByTheLinkUntilItIsClosed() throws Exception {
        String old = link();
        String token = link();
        assertThatThrownBy(() -> join(people.ben(), old)).isInstanceOf(NotFound.class);
        join(people.ben(), token);
        join(people.ben(), token);
        assertThat(names()).containsExactly("Ada", "Ben Okafor");
        UUID ben = people.ben().accountId();
        assertThat(joined.facts())
                .as("told once, also when the link is followed twice")
                .singleElement()
                .isEqualTo(new GroupJoined(
                        people.ben().workspaceId(),
                        group,
                        ben,
                        ben,
                        joined.facts().getFirst().at()));
        assertThatThrownBy(() -> join(people.charlie(), token)).isInstanceOf(NotFound.class);
        in(people.ada(), () -> {
            admission.closeLink(people.ada(), group);
            return "";
        });
        assertThatThrownBy(() -> join(people.chloe(), token)).isInstanceOf(NotFound.class);
    }

    @Test
    void aRequestIsAnsweredOnce() throws Exception {
        ask(people.ben());
        ask(people.ben());
        assertThat(requests()).hasSize(1);
        assertThat(asked.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.account()).isEqualTo(people.ben().accountId());
            assertThat(fact.workspaceId()).isEqualTo(people.ben().workspaceId());
        });
        List<Throwable> thrown = Club.atOnce(
                () -> answer(people.ben(), true), () -> answer(people.ben(), false), () -> answer(people.ben(), true));
        assertThat(thrown).filteredOn(Objects::isNull).hasSize(1);
        assertThat(thrown).filteredOn(Objects::nonNull).allSatisfy(refused -> assertThat(refused)
                .isInstanceOf(RuleBroken.class)
                .hasMessage("practice.request.answered"));
        assertThat(requests()).isEmpty();
    }

    @Test
    void whoIsLetInIsToldOfWithWhoLetThemIn() throws Exception {
        ask(people.ben());
        assertThat(joined.facts()).isEmpty();
        answer(people.ben(), true);
        assertThat(joined.facts())
                .singleElement()
                .isEqualTo(new GroupJoined(
                        people.ada().workspaceId(),
                        group,
                        people.ben().accountId(),
                        people.ada().accountId(),
                        joined.facts().getFirst().at()));
        ask(people.chloe());
        answer(people.chloe(), false);
        assertThat(joined.facts()).hasSize(1);
        ask(people.ben());
        assertThat(asked.facts()).as("who is in does not ask").hasSize(2);
    }

    @Test
    void nobodyJoinsAGroupThatEnded() throws Exception {
        String token = link();
        ask(people.ben());
        in(people.ada(), () -> {
            groups.end(people.ada(), group);
            return "";
        });
        assertThatThrownBy(() -> join(people.chloe(), token)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> ask(people.chloe())).hasMessage("practice.group.ended");
        assertThatThrownBy(() -> answer(people.ben(), true)).hasMessage("practice.group.ended");
    }

    private String link() throws Exception {
        return in(people.ada(), () -> admission.link(people.ada(), group)).replaceFirst(".*/", "");
    }

    private void join(Member who, String token) throws Exception {
        in(who, () -> admission.join(who, token));
    }

    private void ask(Member who) throws Exception {
        in(who, () -> {
            admission.ask(who, group);
            return "";
        });
    }

    private void answer(Member who, boolean yes) throws Exception {
        in(people.ada(), () -> {
            if (yes) {
                admission.accept(people.ada(), group, who.accountId());
            } else {
                admission.refuse(people.ada(), group, who.accountId());
            }
            return "";
        });
    }

    private List<String> names() throws Exception {
        return in(people.ada(), () -> pages.people(people.ada(), group)).stream()
                .map(MateRow::name)
                .toList();
    }

    private List<GroupPages.Asking> requests() throws Exception {
        return in(people.ada(), () -> pages.requests(people.ada(), group));
    }
}
