package dev.roundtwo.notifications.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.booking.Proposals;
import dev.roundtwo.platform.files.FileReady;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.GroupJoined;
import dev.roundtwo.practice.JoinAsked;
import dev.roundtwo.practice.PartnersNamed;
import dev.roundtwo.practice.groups.Admission;
import dev.roundtwo.practice.hours.HoursBook;
import dev.roundtwo.practice.hours.HoursForm;
import dev.roundtwo.scoring.FeedbackPublished;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.MemberJoined;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What peers, groups and members are told, of whom by name, and of whom not. */
class PracticeNoticesTests extends NoticesTest {

    Club club;

    @BeforeEach
    void gather() throws Exception {
        club = new Club(house);
        set(15);
    }

    @Test
    void whoIsPairedAndHasATimeIsToldOfItOnce() throws Exception {
        hours("12:00-14:00");
        round(false);
        assertThat(titles(ben)).hasSize(1).allMatch(title -> title.startsWith("You have a time: "));
        assertThat(words(ben)).contains("Chloé").contains("BEGIN:VCALENDAR");
        assertThat(titles(chloe)).hasSize(1);
    }

    @Test
    void aHiddenPartnersNameIsInNoMessage() throws Exception {
        hours("12:00-14:00");
        round(true);
        assertThat(titles(ben)).hasSize(1);
        assertThat(words(ben)).doesNotContain("Chloé", chloe.email());
        assertThat(words(chloe)).doesNotContain("Okafor", ben.email());
    }

    @Test
    void onceBothAreNamedEachIsToldTheOthersName() throws Exception {
        round(true);
        UUID match = match();
        at(MONDAY, () -> publish(new PartnersNamed(ada.workspaceId(), match, MONDAY)));
        assertThat(words(ben)).contains("Chloé").doesNotContain(chloe.email());
        assertThat(words(chloe)).contains("Ben Okafor").doesNotContain(ben.email());
    }

    @Test
    void whoHasNoTimeInCommonIsAskedToFindOneAndStillNotByName() throws Exception {
        round(true);
        assertThat(titles(ben)).hasSize(1).allMatch(title -> title.startsWith("Find a time: "));
        assertThat(words(ben))
                .doesNotContain("Chloé", chloe.email())
                .contains("somebody of the group")
                .as("where times are proposed and accepted")
                .contains("/interviews/matches/");
        at(
                MONDAY,
                () -> in(chloe, () -> house.getBean(Proposals.class)
                        .forMatch(chloe, match(), List.of(MONDAY.plusSeconds(172_800)))));
        assertThat(titles(ben)).hasSize(2);
        assertThat(words(ben)).as("who proposes").doesNotContain("Chloé", chloe.email());
    }

    private UUID match() throws Exception {
        return club.one(ada, UUID.class, "select match_id from practice_place where account_id = ?", ben.accountId());
    }

    @Test
    void aGroupsPeopleAreToldByWhomTheyWereLetInAndLeadsWhoAsks() throws Exception {
        UUID group = at(MONDAY, () -> club.group(ada, "WEEKLY", "2030-01-16", false, chloe));
        assertThat(groups(chloe)).containsExactly("You belong to Thursdays now");
        assertThat(words(chloe)).contains("Ada let you in");
        at(MONDAY, () -> publish(new GroupJoined(ada.workspaceId(), group, ben.accountId(), ben.accountId(), MONDAY)));
        assertThat(groups(ben)).as("who came by a link knows").isEmpty();
        assertThat(groups(ada)).containsExactly("Chloé asks to join Thursdays");
        at(MONDAY, () -> publish(new JoinAsked(ada.workspaceId(), group, ben.accountId(), MONDAY)));
        at(MONDAY, () -> publish(new JoinAsked(ada.workspaceId(), group, ben.accountId(), MONDAY)));
        assertThat(groups(ada)).containsExactly("Chloé asks to join Thursdays", "Ben Okafor asks to join Thursdays");
    }

    @Test
    void whoLeavesAGroupAndIsLetInAgainIsToldAgain() throws Exception {
        UUID group = at(MONDAY, () -> club.group(ada, "WEEKLY", "2030-01-16", false));
        for (Instant when : List.of(MONDAY, MONDAY, MONDAY.plusSeconds(86_400))) {
            at(when, () -> publish(new GroupJoined(ada.workspaceId(), group, ben.accountId(), ada.accountId(), when)));
        }
        assertThat(groups(ben)).containsExactly("You belong to Thursdays now", "You belong to Thursdays now");
    }

    @Test
    void aNoticeSaysWhomItNamesAndNotWhoeverIsHidden() throws Exception {
        hours("12:00-14:00");
        round(false);
        round(true);
        assertThat(
                        rows(
                                ben,
                                "select names::text from notice where account_id = :who and kind = 'INVITATION' order by number"))
                .containsExactly("{" + chloe.accountId() + "}", "{}");
        at(MONDAY, () -> publish(new JoinAsked(ada.workspaceId(), group(), chloe.accountId(), MONDAY)));
        assertThat(named(ada)).contains("{" + chloe.accountId() + "}");
        at(MONDAY, () -> cast.joins(ada, people.charlie()));
        assertThat(named(ada)).contains("{" + people.charlie().accountId() + "}");
    }

    private UUID group() throws Exception {
        return UUID.fromString(rows(ada, "select id::text from practice_group").getFirst());
    }

    @Test
    void whoAsksAndTakesItBackAllDayIsToldOnce() throws Exception {
        Admission admission = house.getBean(Admission.class);
        UUID group = at(MONDAY, () -> club.group(ada, "WEEKLY", "2030-01-16", false));
        for (int minute = 0; minute < 5; minute++) {
            at(
                    MONDAY.plusSeconds(60L * minute),
                    () -> in(ben, () -> {
                        admission.ask(ben, group);
                        admission.withdraw(ben, group);
                        return group;
                    }));
        }
        assertThat(groups(ada)).containsExactly("Ben Okafor asks to join Thursdays");
        at(
                MONDAY.plusSeconds(86_400),
                () -> in(ben, () -> {
                    admission.ask(ben, group);
                    return group;
                }));
        assertThat(groups(ada)).as("the next day").hasSize(2);
    }

    @Test
    void whoJoinsIsToldToAdminsAndARoleToWhoseItIs() throws Exception {
        Member charlie = at(MONDAY, () -> cast.joins(ada, people.charlie()));
        at(
                MONDAY,
                () -> in(ada, () -> {
                    house.getBean(Members.class).changeRole(ada, charlie.accountId(), Role.ADMIN);
                    return charlie;
                }));
        assertThat(all(ada)).contains("Charlie joined");
        assertThat(all(ben)).isEmpty();
        at(MONDAY, () -> publish(new MemberJoined(ada.workspaceId(), charlie.accountId(), Role.ADMIN)));
        assertThat(all(charlie))
                .as("not of themselves")
                .containsExactly("Your role in " + ada.workspaceName() + " changed");
    }

    @Test
    void whoUploadedAFileIsToldOnceThatItIsThereOrWasRefused() throws Exception {
        for (int n = 0; n < 2; n++) {
            at(MONDAY, () -> publish(file("plan.pdf", ben.accountId(), false)));
            at(MONDAY, () -> publish(file("odd.zip", ben.accountId(), true)));
            at(MONDAY, () -> publish(file("of somebody gone.txt", null, false)));
        }
        assertThat(all(ben)).containsExactly("Ready: plan.pdf", "Not kept: odd.zip");
        assertThat(all(ada)).noneMatch(title -> title.startsWith("Ready") || title.startsWith("Not kept"));
    }

    private FileReady file(String name, @Nullable UUID by, boolean refused) {
        UUID id = UUID.nameUUIDFromBytes((ada.workspaceId() + name).getBytes(StandardCharsets.UTF_8));
        return new FileReady(ada.workspaceId(), id, "question", id, by, name, refused, MONDAY);
    }

    @Test
    void whatIsNoTurnOfAnInterviewIsToldToNobody() throws Exception {
        Subject other = new Subject("something else", ada.accountId());
        at(MONDAY, () -> publish(new FeedbackPublished(ada.workspaceId(), other, ada.accountId(), 1)));
        assertThat(titles(ada)).isEmpty();
    }

    private void hours(String daily) throws Exception {
        for (Member who : List.of(ben, chloe)) {
            var form = new HoursForm(2, "en", "Europe/Berlin", 15, Collections.nCopies(5, daily));
            in(who, () -> {
                house.getBean(HoursBook.class).save(who, form);
                return who;
            });
        }
    }

    private void round(boolean anonymous) {
        at(MONDAY, () -> {
            UUID group = club.group(ada, "WEEKLY", "2030-01-16", anonymous, ben, chloe);
            club.change(
                    ada,
                    "update practice_membership set resting = true where group_id = ? and account_id = ?",
                    group,
                    ada.accountId());
            club.publish(ada, group, club.draft(ada, group), 0);
            return group;
        });
    }

    /** Everything that was sent or shown to somebody. */
    private String words(Member who) throws Exception {
        return String.join("\n", rows(who, """
                select to_jsonb(n)::text from notice n where account_id = :who
                union all select payload::text from delivery where payload ->> 'to' = :to
                """));
    }

    private List<String> named(Member who) throws Exception {
        return rows(who, "select names::text from notice where account_id = :who order by number");
    }

    private List<String> groups(Member who) throws Exception {
        return rows(who, "select title from notice where account_id = :who and kind = 'GROUP' order by number");
    }

    private List<String> all(Member who) throws Exception {
        return rows(who, "select title from notice where account_id = :who order by number");
    }
}
