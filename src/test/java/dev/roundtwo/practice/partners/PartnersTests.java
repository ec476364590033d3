package dev.roundtwo.practice.partners;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.practice.Club;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom the queue pairs, and when. */
class PartnersTests extends QueueTest {

    @Test
    void whoFitsIsPairedAtOnce() throws Exception {
        waits(people.ben(), 3, "en", Wish.ASK, 0);
        assertThat(state(people.ben()).place()).isEqualTo(1);
        waits(people.chloe(), 3, "en", Wish.EITHER, 1);
        UUID match = matched(people.ben());
        assertThat(match).isEqualTo(matched(people.chloe()));
        assertThat(club.one(
                        people.ada(),
                        UUID.class,
                        "select account_id from practice_place where match_id = ? and part = 'ASKS'",
                        match))
                .as("as he wished")
                .isEqualTo(people.ben().accountId());
    }

    @Test
    void wishesWidenWithTimeAndTheLanguageDoesNot() throws Exception {
        waits(people.ben(), 1, "en", Wish.EITHER, 0);
        waits(people.chloe(), 3, "en", Wish.EITHER, 0);
        waits(people.dmitri(), 1, "fr", Wish.EITHER, 0);
        stays(people.ben(), 23);
        stays(people.chloe(), 23);
        stays(people.dmitri(), 23);
        pairs(24);
        assertThat(state(people.ben()).waiting())
                .as("two levels apart after 24 s")
                .isTrue();
        pairs(25);
        assertThat(matched(people.ben())).as("after 25 s").isEqualTo(matched(people.chloe()));
        stays(people.dmitri(), 300);
        pairs(300);
        assertThat(state(people.dmitri()).waiting()).as("nobody speaks French").isTrue();
    }

    @Test
    void bothWishesHaveToHold() throws Exception {
        waits(people.ben(), 1, "en", Wish.EITHER, 0);
        stays(people.ben(), 58);
        waits(people.chloe(), 4, "en", Wish.EITHER, 60);
        assertThat(state(people.ben()).waiting())
                .as("he takes anybody, she does not yet")
                .isTrue();
        stays(people.ben(), 105);
        stays(people.chloe(), 105);
        pairs(105);
        assertThat(matched(people.ben())).isEqualTo(matched(people.chloe()));
    }

    @Test
    void twoWhoWantTheSamePartFitAfterHalfAMinute() throws Exception {
        waits(people.ben(), 2, "en", Wish.ASK, 0);
        waits(people.chloe(), 2, "en", Wish.ASK, 1);
        stays(people.ben(), 29);
        stays(people.chloe(), 29);
        pairs(30);
        assertThat(state(people.ben()).waiting()).isTrue();
        pairs(31);
        assertThat(matched(people.ben())).isEqualTo(matched(people.chloe()));
    }

    /** More of one kind than one look takes; they all want to ask first, which is given up after half a minute. */
    @Test
    void ofManyOfOneKindEverybodyHasATurn() throws Exception {
        List<Member> many = club.members(people.ada(), 130);
        club.change(
                people.ada(),
                """
                insert into practice_wait (id, workspace_id, account_id, level, language, role, since, seen_at)
                select gen_random_uuid(), current_workspace(), account, 2, 'en', 'ASK', ?::timestamptz, ?::timestamptz
                from unnest(?::uuid[]) account
                """,
                start.toString(),
                start.plusSeconds(31).toString(),
                many.stream().map(Member::accountId).toArray(UUID[]::new));
        pairs(29);
        assertThat(waiting()).isEqualTo(130);
        pairs(31);
        assertThat(waiting()).as("some in one look").isEqualTo(80);
        pairs(32);
        pairs(33);
        assertThat(waiting()).isZero();
    }

    private long waiting() throws Exception {
        return club.one(people.ada(), Long.class, "select count(*) from practice_wait where match_id is null");
    }

    @Test
    void whoMetTodayMeetsSomebodyElseFirst() throws Exception {
        waits(people.ben(), 2, "en", Wish.EITHER, 0);
        waits(people.chloe(), 2, "en", Wish.EITHER, 0);
        UUID first = matched(people.ben());
        waits(people.ben(), 2, "en", Wish.EITHER, 60);
        waits(people.chloe(), 2, "en", Wish.EITHER, 61);
        assertThat(state(people.ben()).waiting()).isTrue();
        waits(people.dmitri(), 2, "en", Wish.EITHER, 62);
        assertThat(matched(people.dmitri())).isEqualTo(matched(people.ben())).isNotEqualTo(first);
        assertThat(state(people.chloe()).waiting()).isTrue();
    }

    @Test
    void whoIsNotHeardOfLeavesByThemselves() throws Exception {
        waits(people.ben(), 2, "en", Wish.EITHER, 0);
        waits(people.chloe(), 2, "en", Wish.EITHER, 16);
        assertThat(state(people.ben()).waiting()).as("not yet gone").isTrue();
        assertThat(state(people.chloe()).waiting()).as("and not paired").isTrue();
        stays(people.chloe(), 31);
        pairs(31);
        assertThat(state(people.ben())).isEqualTo(State.AWAY);
        assertThat(state(people.chloe()).waiting()).isTrue();
    }

    @Test
    void whoWentElsewhereIsNotCountedInTheLine() throws Exception {
        waits(people.ben(), 1, "en", Wish.EITHER, 0);
        waits(people.chloe(), 4, "en", Wish.EITHER, 1);
        assertThat(state(people.chloe(), 2))
                .extracting(State::place, State::ofAll)
                .containsExactly(2, 2);
        goes(people.ben(), 2);
        assertThat(state(people.chloe(), 3))
                .extracting(State::place, State::ofAll)
                .containsExactly(1, 1);
        assertThat(state(people.ben(), 3).waiting())
                .as("the page may only be loaded anew")
                .isTrue();
        stays(people.ben(), 5);
        assertThat(state(people.chloe(), 5))
                .extracting(State::place, State::ofAll)
                .containsExactly(2, 2);
    }

    @Test
    void whoWentElsewhereIsPairedOnlyOnceTheyAreBack() throws Exception {
        waits(people.ben(), 2, "en", Wish.EITHER, 0);
        goes(people.ben(), 2);
        waits(people.chloe(), 2, "en", Wish.EITHER, 3);
        assertThat(state(people.chloe()).waiting()).isTrue();
        stays(people.ben(), 5);
        pairs(5);
        assertThat(matched(people.ben())).as("the page was only loaded anew").isEqualTo(matched(people.chloe()));
    }

    @Test
    void whoWentElsewhereIsSoonGone() throws Exception {
        waits(people.ben(), 2, "en", Wish.EITHER, 0);
        goes(people.ben(), 2);
        pairs(16);
        assertThat(state(people.ben()).waiting()).isTrue();
        pairs(18);
        assertThat(state(people.ben()).waiting()).isFalse();
    }

    @Test
    void anotherWorkspaceHasAQueueOfItsOwn() throws Exception {
        waits(people.ben(), 2, "en", Wish.EITHER, 0);
        waits(people.charlie(), 2, "en", Wish.EITHER, 0);
        assertThat(state(people.ben()).waiting()).isTrue();
        assertThat(state(people.charlie()).ofAll()).isEqualTo(1);
    }

    /** People who come and go in many threads, while as many look after the queue as there are nodes. */
    @Test
    void nobodyIsEverPairedTwice() throws Exception {
        List<Member> many = club.members(people.ada(), 60);
        Stream<Club.AtOnce> come = many.stream().map(one -> () -> {
            waits(one, 2, "en", Wish.EITHER, 0);
            waits(one, 2, "en", Wish.EITHER, 0);
        });
        Stream<Club.AtOnce> go = many.subList(0, 10).stream()
                .map(one -> () -> in(one, () -> {
                    partners.leave(one);
                    return "";
                }));
        Stream<Club.AtOnce> look = Stream.generate(() -> (Club.AtOnce) () -> {
                    for (int i = 0; i < 60; i++) {
                        pairsOnce(1);
                    }
                })
                .limit(4);
        assertThat(Club.atOnce(Stream.of(come, go, look).flatMap(all -> all).toArray(Club.AtOnce[]::new)))
                .containsOnlyNulls();
        pairs(1);
        Member ada = people.ada();
        assertThat(club.one(ada, Long.class, "select count(*) from practice_wait where match_id is null"))
                .as("who is left without anybody")
                .isLessThanOrEqualTo(1);
        assertThat(
                        club.one(
                                ada,
                                Long.class,
                                "select count(*) from (select account_id from practice_place group by account_id having count(*) > 1) t"))
                .as("people in two matches")
                .isZero();
        assertThat(
                        club.one(
                                ada,
                                Long.class,
                                "select count(*) from (select match_id from practice_place group by match_id having count(*) <> 2) t"))
                .as("matches of another number than two")
                .isZero();
        assertThat(club.one(ada, Long.class, "select count(*) from practice_match"))
                .isGreaterThanOrEqualTo(25);
    }
}
