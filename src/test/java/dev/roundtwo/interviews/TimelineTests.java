package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.ending.Endings;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.interviews.room.SharedNotes;
import dev.roundtwo.interviews.room.Splice;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class TimelineTests {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    Endings endings;

    @Autowired
    Seats seats;

    @Autowired
    Turns turns;

    @Autowired
    LiveRoom live;

    @Autowired
    SharedNotes notes;

    @Autowired
    Timeline timeline;

    @Autowired
    Scorecards cards;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    People people;
    UUID room;

    @BeforeEach
    void somePeople() {
        people = cast.people();
    }

    @Test
    void everythingIsToldWithItsTimeAndAuthorAndEachReadsWhatIsTheirs() throws Exception {
        room = new Rooms(sets, interviews).panel(people);
        at(0, people.ada(), live::start);
        at(90, people.ben(), ben -> notes.change(ben, UUID.randomUUID(), 0, new Splice(0, 0, "two nodes?")));
        at(492, people.ada(), ada -> live.giveHint(ada, 0, 0));
        at(500, people.ada(), ada -> live.bookmark(ada, "asked for both logs"));
        at(624, people.chloe(), chloe -> live.show(chloe, 0, 1));
        at(3700, people.ada(), live::finish);

        assertThat(kinds(people.ada()))
                .containsExactly(
                        "SCHEDULED", "STARTED", "QUESTION", "HINT", "BOOKMARK", "NOTES", "QUESTION", "FINISHED");
        assertThat(kinds(people.chloe())).doesNotContain("BOOKMARK").contains("HINT");
        assertThat(kinds(people.ben())).doesNotContain("BOOKMARK").contains("HINT", "NOTES");

        Turn turn = in(people.ada(), () -> turns.current(room));
        assertThat(turn.progress().questions().get(0).spentMillis()).isEqualTo(624_000);
        assertThat(turn.progress().questions().get(1).spentMillis()).isEqualTo(3_076_000);
        assertThat(web.get().uri(Rooms.path(people.ada(), room) + "/timeline").with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "08:12",
                        "Ada gave hint 1",
                        "asked for both logs",
                        "Chloé asked: " + turn.agenda().get(1).title())
                .contains("61:40", "two nodes?")
                .as("what the interview's clock does not measure has a date")
                .containsPattern("planned the interview</span>\\s*<small><time [^>]*data-format=\"datetime\"")
                .containsPattern("gave hint 1</span>\\s*<small><time [^>]*data-format=\"time\"");
        assertThat(web.get().uri(Rooms.path(people.ada(), room) + "/timeline").with(as(people.ben())))
                .hasStatusOk()
                .bodyText()
                .contains("Chloé asked: question 2", "two nodes?")
                .doesNotContain("asked for both logs", turn.agenda().get(1).title());
    }

    @Test
    void nothingOnTheTimelineCanBeChangedOrTakenAway() throws Exception {
        room = new Rooms(sets, interviews).panel(people);

        for (String attempt : List.of("update timeline_entry set who = 'x'", "delete from timeline_entry")) {
            assertThatThrownBy(() -> in(
                            people.ada(),
                            () -> transaction.execute(status -> sql.sql(attempt).update())))
                    .as(attempt)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only grows");
        }
        assertThat(kinds(people.ada())).containsExactly("SCHEDULED");
    }

    @Test
    void aWholeInterviewGoesWithItsWorkspace() throws Exception {
        room = new Rooms(sets, interviews).panel(people);
        in(
                people.ada(),
                () -> transaction.execute(status -> sql.sql("delete from interview where id = ?")
                        .param(room)
                        .update()));

        Integer left = in(
                people.ada(),
                () -> transaction.execute(
                        status -> sql.sql("select count(*) from timeline_entry where interview_id = ?")
                                .param(room)
                                .query(Integer.class)
                                .single()));
        assertThat(left).isZero();
    }

    @Test
    void aPanelClosesWhenAllCardsAreInAndItsLeadSaysSo() throws Exception {
        room = new Rooms(sets, interviews).panel(people);
        at(0, people.ada(), live::start);
        at(60, people.ada(), live::finish);
        submit(people.ada());

        assertThatThrownBy(() -> in(people.ada(), () -> {
                    endings.close(people.ada(), room);
                    return null;
                }))
                .extracting(broken -> ((RuleBroken) broken).code())
                .isEqualTo("interviews.close.cards");
        submit(people.chloe());
        in(people.ada(), () -> {
            endings.close(people.ada(), room);
            return null;
        });

        assertThat(kinds(people.ada())).endsWith("FINISHED", "CARD_SUBMITTED", "CARD_SUBMITTED", "CLOSED");
        assertThat(kinds(people.ben())).endsWith("FINISHED", "CLOSED").doesNotContain("CARD_SUBMITTED");
    }

    @Test
    void peersSwapOnceAndCloseWithTheirSecondCard() throws Exception {
        room = new Rooms(sets, interviews).peers(people);
        at(0, people.chloe(), live::start);
        assertThatThrownBy(() -> at(10, people.chloe(), live::finish)).isInstanceOf(RuleBroken.class);
        at(20, people.ben(), live::proposeSwap);
        Seat chloe = in(people.chloe(), () -> seats.of(room, people.chloe().accountId()));
        at(30, people.chloe(), live::swap);
        assertThatThrownBy(() -> at(31, people.chloe(), live::swap))
                .as("she answers now")
                .hasMessageContaining("room");
        assertThatThrownBy(() -> at(32, people.chloe(), me -> live.show(chloe, 0, 1)))
                .as("a seat from before half-time moves nothing")
                .hasMessageContaining("room");
        at(40, people.ben(), ben -> live.show(ben, 0, 1));
        at(50, people.ben(), live::finish);

        assertThat(in(people.chloe(), () -> turns.raters(room).values()))
                .as("each has one rater: whoever asked")
                .allSatisfy(raters -> assertThat(raters).hasSize(1));
        submit(people.chloe());
        assertThat(kinds(people.ben())).endsWith("CARD_SUBMITTED").doesNotContain("CLOSED");
        submit(people.ben());
        assertThat(kinds(people.chloe()))
                .containsExactly(
                        "SCHEDULED",
                        "STARTED",
                        "QUESTION",
                        "SWAP_PROPOSED",
                        "SWAPPED",
                        "QUESTION",
                        "QUESTION",
                        "FINISHED",
                        "CARD_SUBMITTED",
                        "CARD_SUBMITTED",
                        "CLOSED");
    }

    private void submit(Member me) throws Exception {
        in(me, () -> {
            Seat seat = seats.of(room, me.accountId());
            Turn turn = turns.scoredBy(seat);
            Subject subject = new Subject("turn", turn.id());
            Rater rater = new Rater(seat.id(), seat.name());
            UUID card = cards.open(rater, subject, turn.rubric());
            for (String signal : List.of("reliability", "scalability", "async", "operations", "tradeoffs")) {
                cards.save(rater, card, new Edit(UUID.randomUUID(), "level." + signal, 0, "3"));
            }
            cards.save(rater, card, new Edit(UUID.randomUUID(), "recommendation", 0, "YES"));
            cards.submit(rater, card);
            return null;
        });
    }

    private void at(int seconds, Member me, Consumer<Seat> act) throws Exception {
        in(me, () -> {
            Seat seat = seats.of(room, me.accountId());
            Backdated.at(START.plusSeconds(seconds), () -> act.accept(seat));
            return null;
        });
    }

    private List<String> kinds(Member me) throws Exception {
        return in(me, () -> timeline.read(seats.of(room, me.accountId()))).stream()
                .sorted(java.util.Comparator.comparing(entry -> entry.kind() != Kind.SCHEDULED))
                .map(entry -> entry.kind().name())
                .toList();
    }
}
