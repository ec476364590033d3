package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.TakenTimes;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.interviews.ending.Takeovers;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.practice.Club;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody is at two interviews at once, whoever plans them, and when. */
class DoubleBookingTests extends BookingTest {

    private static final Instant TEN = Instant.parse("2030-01-15T10:00:00Z");

    @Autowired
    Cancellations cancellations;

    @Autowired
    Moves moves;

    @Test
    void ofManyWhoBookTheSamePersonAtOnceOneWins() throws Exception {
        UUID set = set("b01", "b02");
        List<Member> leads = List.of(people.ada(), people.chloe(), people.dmitri());
        List<Throwable> thrown = Club.atOnce(IntStream.range(0, 9)
                .mapToObj(n -> (Club.AtOnce)
                        () -> panel(leads.get(n % 3), people.ben(), set, TEN.plus(Duration.ofMinutes(3L * n))))
                .toArray(Club.AtOnce[]::new));

        assertThat(thrown.stream().filter(Objects::isNull)).hasSize(1);
        assertThat(thrown.stream().filter(Objects::nonNull)).hasSize(8).allSatisfy(refused -> assertThat(refused)
                .isInstanceOfSatisfying(RuleBroken.class, broken -> {
                    assertThat(broken.code())
                            .as("by name where it was looked up, by nobody's where the database said so")
                            .isIn("interviews.taken", "interviews.taken.somebody");
                }));
        assertThat(taken(people.ben())).isOne();
    }

    @Test
    void whomTheDatabaseFindsTakenNobodyNames() {
        assertThatThrownBy(() -> in(people.ada(), () -> house.getBean(TransactionTemplate.class)
                        .execute(status -> house.getBean(TakenTimes.class).guarded(() -> {
                            throw new DataIntegrityViolationException("conflicts with exclusion constraint taken_once");
                        }))))
                .isInstanceOfSatisfying(RuleBroken.class, broken -> {
                    assertThat(broken.code()).isEqualTo("interviews.taken.somebody");
                    assertThat(broken.arguments()).isEmpty();
                });
    }

    @Test
    void twoWhoBookEachOtherAtOnceDoNotHangAndOneWins() throws Exception {
        UUID set = set("b01");
        for (int day = 0; day < 5; day++) {
            Instant start = TEN.plus(Duration.ofDays(day));
            List<Throwable> thrown = Club.atOnce(
                    () -> panel(people.ada(), people.chloe(), set, start),
                    () -> panel(people.chloe(), people.ada(), set, start));
            assertThat(thrown.stream().filter(Objects::isNull)).hasSize(1);
            assertThat(thrown.stream().filter(Objects::nonNull)).allMatch(refused -> refused instanceof RuleBroken);
        }
    }

    /** As a node of the version before would write, which asks nobody. */
    @Test
    void theDatabaseItselfRefusesWhoeverWrites() throws Exception {
        UUID set = set("b01", "b02");
        panel(people.ada(), people.ben(), set, TEN);
        UUID other = panel(people.chloe(), people.dmitri(), set, TEN.plus(Duration.ofHours(3)));

        assertThat(club.change(
                        people.ada(), "update interview set starts_at = ? where id = ?", Timestamp.from(TEN), other))
                .as("Chloé and Dmitri are free then")
                .isOne();
        assertThatThrownBy(
                        () -> club.change(people.ada(), """
                        insert into seat (id, workspace_id, interview_id, part, half, name, account_id, link_number, link_digest)
                        values (gen_random_uuid(), current_workspace(), ?, 'OBSERVER', 0, 'Ben Okafor', ?, 1, gen_random_uuid()::text)
                        """, other, people.ben().accountId()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("taken_once");
    }

    @Test
    void oneAfterTheOtherWithoutAPauseIsThePlannersOwnChoice() throws Exception {
        UUID set = set("b01", "b02");
        hours(people.ben(), "Europe/Berlin", 60, "9-17");
        panel(people.ada(), people.ben(), set, TEN);
        panel(people.ada(), people.ben(), set, TEN.plus(Duration.ofMinutes(30)));
        assertThat(taken(people.ben())).isEqualTo(2);
    }

    @Test
    void whatIsCalledOffIsFreeAgain() throws Exception {
        UUID set = set("b01");
        UUID id = panel(people.ada(), people.ben(), set, TEN);
        in(people.ada(), () -> {
            cancellations.cancel(people.ada(), id, "Ben is ill.");
            return id;
        });
        panel(people.chloe(), people.ben(), set, TEN);
        assertThat(taken(people.ben())).isOne();
    }

    @Test
    void whatBeginsAtOnceByHandTakesNoTime() throws Exception {
        UUID set = set("b01");
        panel(people.ada(), people.ben(), set, Instant.now().plusSeconds(300));
        panel(people.ada(), people.ben(), set, null);
        assertThat(taken(people.ben())).isOne();
    }

    @Test
    void theFormSaysBesideTheFieldWhoIsTakenAndKeepsWhatWasTyped() throws Exception {
        UUID set = set("b01", "b02");
        panel(people.chloe(), people.ben(), set, TEN);
        assertThat(send(people.ada(), set, "10:15"))
                .hasStatus(422)
                .bodyText()
                .contains("candidate-error", "Ben Okafor has another interview at that time", "value=\"10:15\"")
                .contains("interviewers-error", "Chloé has another interview at that time", "Design round");
        assertThat(send(people.ada(), set, "10:30")).hasStatus(302);
        assertThat(send(people.ada(), set, "10:45"))
                .hasStatus(422)
                .bodyText()
                .contains("date-error", "You have another interview at that time");
    }

    @Test
    void whoComesBackAndIsBookedAtOnceIsAtOneOfTheTwo() throws Exception {
        UUID set = set("b01");
        for (int day = 0; day < 12; day++) {
            Instant start = TEN.plus(Duration.ofDays(day));
            int looks = 2 * day; // so that now the one is first and now the other
            panel(people.chloe(), people.ben(), set, start);
            makeChloe(Role.MEMBER);
            List<Throwable> thrown = Club.atOnce(
                    () -> {
                        for (int look = 0; look < looks; look++) {
                            taken(people.ada());
                        }
                        makeChloe(Role.INTERVIEWER);
                    },
                    () -> panel(people.dmitri(), people.chloe(), set, start));
            assertThat(thrown.getFirst())
                    .as("the role is changed whatever happens")
                    .isNull();
            assertThat(thrown.getLast()).matches(refused -> refused == null || refused instanceof RuleBroken);
            assertThat(taken(people.chloe())).isEqualTo(day + 1);
            assertThat(sits(people.chloe()))
                    .as("nowhere without taking the time")
                    .isEqualTo(day + 1);
        }
    }

    @Test
    void ofTwoThatWereMovedTogetherMeanwhileWhoComesBackHasOne() throws Exception {
        UUID set = set("b01");
        panel(people.chloe(), people.ben(), set, TEN);
        UUID later = panel(people.chloe(), people.dmitri(), set, TEN.plus(Duration.ofHours(2)));
        makeChloe(Role.MEMBER);
        club.change(people.ada(), "update interview set starts_at = ? where id = ?", Timestamp.from(TEN), later);
        makeChloe(Role.INTERVIEWER);
        assertThat(taken(people.chloe())).isOne();
        assertThat(sits(people.chloe())).isOne();
    }

    @Test
    void whoLosesTheRightWhileTheirTalkIsMovedIsNotPutBack() throws Exception {
        UUID out = clashed();
        club.whileOpen(
                people.ada(),
                () -> makeChloe(Role.MEMBER),
                () -> in(people.ada(), () -> moves.move(people.ada(), out, TEN.plus(Duration.ofHours(5)))));
        assertThat(sits(people.chloe())).as("only where she is the candidate").isOne();
        assertThat(taken(people.chloe())).isOne();
    }

    @Test
    void whoGetsTheRightWhileTheirTalkIsMovedTakesItsNewTime() throws Exception {
        UUID set = set("b01");
        UUID talk = panel(people.chloe(), people.ben(), set, TEN);
        makeChloe(Role.MEMBER);
        Instant later = TEN.plus(Duration.ofHours(5));
        club.whileOpen(
                people.ada(),
                () -> makeChloe(Role.INTERVIEWER),
                () -> in(people.ada(), () -> moves.move(people.ada(), talk, later)));
        assertThat(sits(people.chloe())).isOne();
        assertThat(club.one(
                        people.chloe(),
                        Timestamp.class,
                        "select lower(during) from taken_time where account_id = ?",
                        people.chloe().accountId()))
                .isEqualTo(Timestamp.from(later));
    }

    @Test
    void whoGetsAnotherRoleOfTheSameRightStaysWhereTheyAre() throws Exception {
        UUID out = clashed();
        int shifts = shifts(out);
        makeChloe(Role.ADMIN);
        makeChloe(Role.INTERVIEWER);
        assertThat(shifts(out)).isEqualTo(shifts);
    }

    @Test
    void whoTakesTheLeadWhileTheyAreBookedElsewhereIsToldSo() throws Exception {
        UUID set = set("b01");
        UUID talk = panel(people.chloe(), people.ben(), set, TEN);
        makeChloe(Role.MEMBER);
        Takeovers takeovers = house.getBean(Takeovers.class);
        assertThat(club.whileOpen(
                        people.dmitri(),
                        () -> panel(people.dmitri(), people.ada(), set, TEN),
                        () -> in(people.ada(), () -> {
                            takeovers.takeOver(people.ada(), talk);
                            return talk;
                        })))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.code()).isEqualTo("interviews.lead.taken"));
        assertThat(sits(people.ada())).isOne();
    }

    /** Her own seat is laid already, and the database would let her back into it without a word. */
    @Test
    void whoTakesTheLeadFromASeatTheyAreOutOfLeadsOneAtATime() throws Exception {
        UUID set = set("b01");
        UUID talk = in(
                people.dmitri(),
                () -> interviews.schedule(
                        people.dmitri(),
                        new Plan(
                                "Panel",
                                Mode.PANEL,
                                set,
                                null,
                                Plan.Invitee.member(people.ben().accountId()),
                                List.of(people.chloe().accountId()),
                                List.of(),
                                TEN,
                                BERLIN,
                                false)));
        makeChloe(Role.MEMBER);
        in(people.ada(), () -> {
            house.getBean(Members.class)
                    .changeRole(people.ada(), people.dmitri().accountId(), Role.MEMBER);
            return talk;
        });
        makeChloe(Role.INTERVIEWER);
        club.change(
                people.ada(),
                "update seat set left_at = now() where interview_id = ? and account_id = ?",
                talk,
                people.chloe().accountId());
        Takeovers takeovers = house.getBean(Takeovers.class);
        assertThat(club.whileOpen(
                        people.ada(),
                        () -> panel(people.ada(), people.chloe(), set, TEN),
                        () -> in(people.chloe(), () -> {
                            takeovers.takeOver(people.chloe(), talk);
                            return talk;
                        })))
                .isInstanceOf(RuleBroken.class);
        assertThat(sits(people.chloe())).isOne();
        assertThat(taken(people.chloe())).isOne();
    }

    /** A talk that Chloé is out of, as she is at another one then. */
    private UUID clashed() throws Exception {
        UUID set = set("b01");
        UUID out = panel(people.chloe(), people.ben(), set, TEN);
        makeChloe(Role.MEMBER);
        panel(people.dmitri(), people.chloe(), set, TEN);
        makeChloe(Role.INTERVIEWER);
        return out;
    }

    private int shifts(UUID interview) throws Exception {
        return club.one(
                people.chloe(),
                Integer.class,
                "select shifts from seat where interview_id = ? and account_id = ?",
                interview,
                people.chloe().accountId());
    }

    private void makeChloe(Role role) throws Exception {
        in(people.ada(), () -> {
            house.getBean(Members.class).changeRole(people.ada(), people.chloe().accountId(), role);
            return role;
        });
    }

    private long sits(Member who) throws Exception {
        return club.one(
                who, Long.class, "select count(*) from seat where account_id = ? and left_at is null", who.accountId());
    }

    @Test
    void anotherWorkspacesAppointmentsAreNothingHere() throws Exception {
        UUID set = set("b01");
        panel(people.ada(), people.ben(), set, TEN);
        Member elsewhere = cast.joins(people.charlie(), people.ben());
        assertThat(in(elsewhere, () -> taken(elsewhere))).isZero();
    }

    private MvcTestResult send(Member me, UUID set, String time) {
        return web.post()
                .uri("/w/" + me.workspaceSlug() + "/interviews")
                .param("title", "Design round")
                .param("mode", "PANEL")
                .param("set", set.toString())
                .param("candidate", people.ben().accountId().toString())
                .param("interviewers", people.chloe().accountId().toString())
                .param("date", "2030-01-15")
                .param("time", time)
                .param("zone", "UTC")
                .with(as(me))
                .exchange();
    }
}
