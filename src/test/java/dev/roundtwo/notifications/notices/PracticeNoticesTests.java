package dev.roundtwo.notifications.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.files.FileReady;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.GroupJoined;
import dev.roundtwo.practice.JoinAsked;
import dev.roundtwo.practice.hours.HoursBook;
import dev.roundtwo.practice.hours.HoursForm;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.scoring.FeedbackPublished;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What peers, groups and members are told, of whom by name, and of whom not. */
@ModuleTest
class PracticeNoticesTests {

    private static final Instant MONDAY = Instant.parse("2030-01-14T08:00:00Z");

    @Autowired
    ApplicationContext house;

    @Autowired
    ApplicationEventPublisher facts;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    Member ada;
    Member ben;
    Member chloe;
    Club club;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        ada = people.ada();
        ben = people.ben();
        chloe = people.chloe();
        club = new Club(house);
        in(ada, () -> {
            QuestionSets sets = house.getBean(QuestionSets.class);
            UUID set = sets.create(ada, "Set", "");
            sets.addItem(ada, set, "b01", 15);
            sets.publish(ada, set);
            return set;
        });
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
    void whoHasNoTimeInCommonIsAskedToFindOneAndStillNotByName() throws Exception {
        round(true);
        assertThat(titles(ben)).hasSize(1).allMatch(title -> title.startsWith("Find a time: "));
        assertThat(words(ben)).doesNotContain("Chloé", chloe.email()).contains("Your partner");
    }

    @Test
    void aGroupsPeopleAreToldByWhomTheyWereLetInAndLeadsWhoAsks() throws Exception {
        UUID group = at(MONDAY, () -> club.group(ada, "WEEKLY", "2030-01-16", false, chloe));
        assertThat(groups(chloe)).containsExactly("You belong to Thursdays now");
        assertThat(words(chloe)).contains("Ada let you in");
        at(MONDAY, () -> publish(new GroupJoined(ada.workspaceId(), group, ben.accountId(), ben.accountId())));
        assertThat(groups(ben)).as("who came by a link knows").isEmpty();
        assertThat(groups(ada)).containsExactly("Chloé asks to join Thursdays");
        at(MONDAY, () -> publish(new JoinAsked(ada.workspaceId(), group, ben.accountId(), MONDAY)));
        at(MONDAY, () -> publish(new JoinAsked(ada.workspaceId(), group, ben.accountId(), MONDAY)));
        assertThat(groups(ada)).containsExactly("Chloé asks to join Thursdays", "Ben Okafor asks to join Thursdays");
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
        assertThat(all(charlie)).containsExactly("Your role in " + ada.workspaceName() + " changed");
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

    private <T> T publish(T fact) throws Exception {
        return in(
                ada,
                () -> transaction.execute(status -> {
                    facts.publishEvent(fact);
                    return fact;
                }));
    }

    /** Everything that was sent or shown to somebody. */
    private String words(Member who) throws Exception {
        return String.join("\n", rows(who, """
                select to_jsonb(n)::text from notice n where account_id = :who
                union all select payload::text from delivery where payload ->> 'to' = :to
                """));
    }

    private List<String> titles(Member who) throws Exception {
        return rows(
                who,
                "select title from notice where account_id = :who and kind not in ('ADMIN', 'GROUP') order by number");
    }

    private List<String> groups(Member who) throws Exception {
        return rows(who, "select title from notice where account_id = :who and kind = 'GROUP' order by number");
    }

    private List<String> all(Member who) throws Exception {
        return rows(who, "select title from notice where account_id = :who order by number");
    }

    private List<String> rows(Member who, String query) throws Exception {
        return new Scope(ada.workspaceId(), who.accountId())
                .call(() -> transaction.execute(status -> sql.sql(query)
                        .param("who", who.accountId())
                        .param("to", who.email())
                        .query(String.class)
                        .list()));
    }

    private static <T> T at(Instant now, Callable<T> work) {
        var done = new ArrayList<T>();
        Backdated.at(now, () -> {
            try {
                done.add(work.call());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return done.getFirst();
    }
}
