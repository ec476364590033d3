package dev.roundtwo.scoring;

import dev.roundtwo.Cast;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Around one table: Ada and Chloé rate the same subject, in a workspace of their own. */
record Table(Member host, Subject subject, Rater ada, Rater chloe) {

    static Table set(Cast cast) {
        Member ada = cast.people().ada();
        return new Table(
                ada, new Subject("turn", Ids.next()), new Rater(Ids.next(), "Ada"), new Rater(Ids.next(), "Chloé"));
    }

    <T> T in(Callable<T> work) {
        try {
            return Cast.in(host, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    UUID open(Scorecards cards, Rater rater) {
        return in(() -> cards.open(rater, subject, "five-signals"));
    }

    Saved save(Scorecards cards, Rater rater, UUID card, String field, int version, String value) {
        return in(() -> cards.save(rater, card, edit(field, version, value)));
    }

    void submit(Scorecards cards, Rater rater, UUID card) {
        in(() -> {
            cards.submit(rater, card);
            return true;
        });
    }

    /** Fills what a card needs, all competencies at one level. */
    void fill(Scorecards cards, Rater rater, UUID card, int level, String recommendation) {
        for (String key : new String[] {"reliability", "scalability", "async", "operations", "tradeoffs"}) {
            save(cards, rater, card, "level." + key, 0, Integer.toString(level));
        }
        save(cards, rater, card, "recommendation", 0, recommendation);
    }

    static Edit edit(String field, int version, String value) {
        return new Edit(Ids.next(), field, version, value);
    }
}
