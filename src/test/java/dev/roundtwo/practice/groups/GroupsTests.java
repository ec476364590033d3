package dev.roundtwo.practice.groups;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class GroupsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Groups groups;

    @Autowired
    GroupPages pages;

    @Autowired
    Memberships memberships;

    @Autowired
    Members members;

    @Autowired
    Standings standings;

    @Autowired
    ApplicationContext house;

    People people;
    Club club;
    UUID group;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        club = new Club(house);
        group = club.group(people.ada(), "WEEKLY", "2030-01-07", false);
    }

    @Test
    void twoLeadsWhoLeaveAtOnceDoNotLeaveTheOthersWithoutOne() throws Exception {
        club.joins(people.ben(), group, people.ada());
        club.joins(people.chloe(), group, people.ada());
        in(people.ada(), () -> {
            memberships.lead(people.ada(), group, people.chloe().accountId(), true);
            return "";
        });
        List<Throwable> thrown = Club.atOnce(() -> leave(people.ada()), () -> leave(people.chloe()));
        assertThat(thrown)
                .filteredOn(Objects::nonNull)
                .singleElement()
                .isInstanceOf(RuleBroken.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("practice.lead.last");
        assertThat(mates()).filteredOn(MateRow::lead).hasSize(1);
    }

    @Test
    void theLastLeadWhoLeavesOrStepsDownIsToldWhyOnTheGroupsPage() throws Exception {
        club.joins(people.ben(), group, people.ada());
        String page = "/w/%s/groups/%s".formatted(people.ada().workspaceSlug(), group);
        String lead = page + "/people/" + people.ada().accountId();
        for (var refused : List.of(
                web.post().uri(lead + "/removal").with(as(people.ada())).exchange(),
                web.post()
                        .uri(lead + "/lead")
                        .param("lead", "false")
                        .with(as(people.ada()))
                        .exchange())) {
            assertThat(refused).hasRedirectedUrl(page);
            Object why = refused.getMvcResult().getFlashMap().get("problem");
            assertThat(why).asString().startsWith("A group needs a lead.");
            assertThat(web.get()
                            .uri(page)
                            .cookie(refused.getResponse().getCookies())
                            .with(as(people.ada())))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Not done.", "A group needs a lead.");
        }
        assertThat(mates()).hasSize(2).filteredOn(MateRow::lead).hasSize(1);
    }

    @Test
    void anEndedGroupStandsBelowForWhoWasInItAndForAdmins() throws Exception {
        club.joins(people.ben(), group, people.ada());
        String list = "/w/%s/groups".formatted(people.ada().workspaceSlug());
        assertThat(web.get().uri(list).with(as(people.ben()))).bodyText().doesNotContain("Ended (");
        web.post().uri(list + "/" + group + "/ending").with(as(people.ada())).exchange();
        for (Member one : List.of(people.ben(), people.ada())) {
            assertThat(web.get().uri(list).with(as(one)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Ended (1)", list + "/" + group)
                    .doesNotContain(">Yours<");
        }
        assertThat(web.get().uri(list).with(as(people.dmitri())))
                .bodyText()
                .doesNotContain("Ended (", group.toString());
    }

    @Test
    void endingAGroupTwiceIsSaidOnItsPage() throws Exception {
        String page = "/w/%s/groups/%s".formatted(people.ada().workspaceSlug(), group);
        web.post().uri(page + "/ending").with(as(people.ada())).exchange();
        var again = web.post().uri(page + "/ending").with(as(people.ada())).exchange();
        assertThat(again).hasRedirectedUrl(page);
        assertThat(again.getMvcResult().getFlashMap().get("problem"))
                .isEqualTo("“Thursdays” has ended. Nothing was changed.");
    }

    @Test
    void whoLeavesTheWorkspaceLeavesItsGroups() throws Exception {
        club.joins(people.ben(), group, people.ada());
        in(people.ada(), () -> {
            members.remove(people.ada(), people.ben().accountId());
            return "";
        });
        assertThat(names()).containsExactly("Ada");
    }

    @Test
    void whatAnotherLeadChangedMeanwhileIsNotOverwritten() throws Exception {
        GroupForm first =
                GroupForm.of(in(people.ada(), () -> pages.steered(people.ada(), group)), List.of(), LocalDate.EPOCH);
        change(new GroupForm("Fridays", "", "WEEKLY", "2030-01-11", "UTC", List.of(), false, first.version()));
        assertThatThrownBy(() -> change(first)).hasMessage("practice.group.changed");
        assertThat(in(people.ada(), () -> pages.steered(people.ada(), group)).name())
                .isEqualTo("Fridays");
    }

    @Test
    void whatIsTypedWrongIsSaidBesideItsFieldAndKept() {
        assertThat(web.post()
                        .uri("/w/%s/groups".formatted(people.ada().workspaceSlug()))
                        .param("name", " ")
                        .param("purpose", "Rehearsing outages")
                        .param("rhythm", "DAILY")
                        .param("zone", "Europe/Atlantis")
                        .with(as(people.ada())))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Give the group a name",
                        "Choose a rhythm",
                        "Choose a time zone of the list",
                        "Rehearsing outages");
    }

    @Test
    void aMemberBeginsNoGroupAndAnOutsiderSeesOnlyWhatItIsFor() throws Exception {
        String address = "/w/%s/groups/%s".formatted(people.ada().workspaceSlug(), group);
        assertThat(web.get()
                        .uri("/w/%s/groups/new".formatted(people.ada().workspaceSlug()))
                        .with(as(people.ben())))
                .hasStatus(403);
        assertThat(web.get().uri(address).with(as(people.ben())))
                .hasStatusOk()
                .bodyText()
                .contains("Ask to join")
                .doesNotContain("Earlier rounds", "data-tone=\"1\">A<");
        assertThat(web.get().uri(address).with(as(people.charlie()))).hasStatus(404);
        assertThatThrownBy(() -> in(people.ben(), () -> pages.people(people.ben(), group)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void standingGrowsWithWhatWasKeptAndFallsWithWhatWasMissed() throws Exception {
        Instant then = Instant.parse("2026-11-01T18:00:00Z");
        UUID ben = people.ben().accountId();
        in(people.ada(), () -> {
            for (int day = 0; day < 8; day++) {
                standings.kept(ben, new UUID(1, day), then.plus(Duration.ofDays(day)));
                standings.kept(ben, new UUID(1, day), then.plus(Duration.ofDays(day)));
            }
            return "";
        });
        assertThat(in(people.ada(), () -> standings.of(ben)).points())
                .as("at most ten")
                .isEqualTo(10);
        in(people.ada(), () -> {
            standings.missed(ben, new UUID(1, 8), then.plus(Duration.ofDays(8)));
            return "";
        });
        var missed = in(people.ada(), () -> standings.of(ben));
        assertThat(missed.points()).isEqualTo(7);
        assertThat(missed.kept()).as("told twice, counted once").isEqualTo(8);
        in(people.ada(), () -> {
            standings.kept(ben, new UUID(1, 8), then.plus(Duration.ofDays(8)));
            return "";
        });
        assertThat(in(people.ada(), () -> standings.of(ben)).missed())
                .as("a later word stands")
                .isZero();
        assertThat(in(people.charlie(), () -> standings.of(ben)).fresh())
                .as("in another workspace")
                .isTrue();
    }

    @Test
    void whoHasNotPractisedForAWhileIsSeen() throws Exception {
        club.joins(people.ben(), group, people.ada());
        club.change(
                people.ada(),
                "update practice_membership set joined_at = now() - interval '60 days' where group_id = ?",
                group);
        assertThat(mates()).allMatch(MateRow::overdue);
        in(people.ada(), () -> {
            standings.kept(
                    people.ben().accountId(), UUID.randomUUID(), Instant.now().minus(Duration.ofDays(3)));
            return "";
        });
        assertThat(mates())
                .filteredOn(MateRow::overdue)
                .extracting(MateRow::name)
                .containsExactly("Ada");
    }

    private void leave(Member who) throws Exception {
        in(who, () -> {
            memberships.remove(who, group, who.accountId());
            return "";
        });
    }

    private void change(GroupForm form) throws Exception {
        in(people.ada(), () -> {
            groups.change(people.ada(), group, form);
            return "";
        });
    }

    private List<MateRow> mates() throws Exception {
        return in(people.ada(), () -> pages.people(people.ada(), group));
    }

    private List<String> names() throws Exception {
        return mates().stream().map(MateRow::name).toList();
    }
}
