package dev.roundtwo.insights;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.insights.models.Marks;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Feedbacks;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Interviews that were, held through the same facades as everybody's, at whatever time. */
public record Past(ApplicationContext house) {

    private static final String[] SIGNALS = {"reliability", "scalability", "async", "operations", "tradeoffs"};

    public UUID set(Member me) throws Exception {
        return in(me, () -> {
            QuestionSets sets = house.getBean(QuestionSets.class);
            UUID set = sets.create(me, "Round of two", "");
            sets.addItem(me, set, "b01", 10);
            sets.addItem(me, set, "b02", 10);
            sets.publish(me, set);
            return set;
        });
    }

    public UUID planned(Member asks, Member answers, UUID set, Instant start, @Nullable UUID group) throws Exception {
        UUID interview = at(start.minus(Duration.ofHours(2)), asks, () -> house.getBean(Interviews.class)
                .schedule(
                        asks,
                        new Plan(
                                "Practice",
                                Mode.PEER,
                                set,
                                set,
                                Invitee.member(answers.accountId()),
                                List.of(),
                                List.of(),
                                start,
                                ZoneId.of("Europe/Berlin"),
                                false)));
        if (group != null) {
            sql(asks, "update interview set group_id = ? where id = ?", group, interview);
        }
        return interview;
    }

    /** Two peers, so long; the cards are left alone. */
    public UUID talked(Member asks, Member answers, UUID set, Instant start, Duration length, @Nullable UUID group)
            throws Exception {
        UUID interview = planned(asks, answers, set, start, group);
        hold(asks, answers, interview, start, length);
        return interview;
    }

    public void hold(Member asks, Member answers, UUID interview, Instant start, Duration length) throws Exception {
        LiveRoom room = house.getBean(LiveRoom.class);
        at(start, asks, () -> {
            room.start(seat(interview, asks));
            return "";
        });
        at(start.plus(length.dividedBy(2)), asks, () -> {
            room.swap(seat(interview, asks));
            return "";
        });
        at(start.plus(length), asks, () -> {
            room.finish(seat(interview, answers));
            return "";
        });
    }

    /** A panel led by one, with another interviewer; the cards are left alone. */
    public UUID panel(Member lead, Member candidate, Member other, UUID set, Instant start, Duration length)
            throws Exception {
        UUID interview = at(start.minus(Duration.ofHours(2)), lead, () -> house.getBean(Interviews.class)
                .schedule(
                        lead,
                        new Plan(
                                "Staff backend",
                                Mode.PANEL,
                                set,
                                null,
                                Invitee.member(candidate.accountId()),
                                List.of(other.accountId()),
                                List.of(),
                                start,
                                ZoneId.of("Europe/Berlin"),
                                false)));
        LiveRoom room = house.getBean(LiveRoom.class);
        at(start, lead, () -> {
            room.start(seat(interview, lead));
            return "";
        });
        at(start.plus(length), lead, () -> {
            room.finish(seat(interview, lead));
            return "";
        });
        return interview;
    }

    /** Fills and hands in the rater's card, every signal with that level. */
    public void scores(Member rater, UUID interview, int level) throws Exception {
        scores(rater, interview, level, true);
    }

    public void scores(Member rater, UUID interview, int level, boolean submit) throws Exception {
        scores(rater, in(rater, () -> seat(interview, rater)), level, submit);
    }

    /** The same from that seat, which may be a guest's. */
    public void scores(Member scope, Seat seat, int level, boolean submit) throws Exception {
        in(scope, () -> {
            Scorecards cards = house.getBean(Scorecards.class);
            Turn turn = house.getBean(Turns.class).scoredBy(seat);
            Rater me = new Rater(seat.id(), seat.name());
            UUID card = cards.open(me, new Subject("turn", turn.id()), turn.rubric());
            for (String signal : SIGNALS) {
                write(cards, me, card, "level." + signal, Integer.toString(level));
            }
            write(cards, me, card, "recommendation", "YES");
            if (submit) {
                cards.submit(me, card);
            }
            return "";
        });
    }

    public void reopens(Member rater, UUID interview) throws Exception {
        in(rater, () -> {
            Scorecards cards = house.getBean(Scorecards.class);
            Seat seat = seat(interview, rater);
            Turn turn = house.getBean(Turns.class).scoredBy(seat);
            Rater me = new Rater(seat.id(), seat.name());
            cards.reopen(me, cards.mine(me, new Subject("turn", turn.id())).id(), "It was the wrong level");
            return "";
        });
    }

    /** Publishes a panel's feedback in the name of its lead. */
    public void publishes(Member lead, UUID interview, boolean levels) throws Exception {
        in(lead, () -> {
            Seat seat = seat(interview, lead);
            Turn turn = house.getBean(Turns.class).current(interview);
            Subject subject = new Subject("turn", turn.id());
            Set<UUID> raters = house.getBean(Turns.class).raters(interview).get(turn.id());
            Feedbacks feedbacks = house.getBean(Feedbacks.class);
            Rater me = new Rater(seat.id(), seat.name());
            feedbacks.save(me, subject, raters, new Edit(Ids.next(), "text", 0, "Thank you."));
            feedbacks.publish(me, subject, raters, 1, levels);
            return "";
        });
    }

    public Seat seat(UUID interview, Member who) {
        return house.getBean(Seats.class).of(interview, who.accountId());
    }

    /** Counts what the facts marked, now and here. */
    public void settled(Member scope) throws Exception {
        in(scope, () -> {
            Marks marks = house.getBean(Marks.class);
            while (!Boolean.TRUE.equals(transaction().execute(status -> marks.settled()))) {
                Thread.onSpinWait();
            }
            return "";
        });
    }

    public int sql(Member scope, String statement, Object... given) throws Exception {
        return in(scope, () -> transaction()
                .execute(status -> client().sql(statement).params(given).update()));
    }

    public List<String> rows(Member scope, String query, Object... given) throws Exception {
        return in(scope, () -> transaction().execute(status -> client().sql(query)
                .params(given)
                .query((row, number) -> row.getString(1))
                .list()));
    }

    public <T> T at(Instant when, Member who, Callable<T> work) throws Exception {
        @SuppressWarnings("unchecked")
        T[] done = (T[]) new Object[1];
        Backdated.at(when, () -> {
            try {
                done[0] = in(who, work);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        return done[0];
    }

    private static void write(Scorecards cards, Rater me, UUID card, String field, String value) {
        cards.save(me, card, new Edit(Ids.next(), field, 0, value));
    }

    private TransactionTemplate transaction() {
        return house.getBean(TransactionTemplate.class);
    }

    private JdbcClient client() {
        return house.getBean(JdbcClient.class);
    }
}
