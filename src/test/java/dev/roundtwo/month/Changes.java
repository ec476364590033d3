package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.booking.Moves;
import dev.roundtwo.interviews.booking.Moves.Outcome;
import dev.roundtwo.interviews.booking.Proposal;
import dev.roundtwo.interviews.booking.Proposals;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.month.Team.Person;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How interviews are moved and called off: on their page, by the link of a mail, or by one asking and the other accepting. */
final class Changes {

    private final House house;
    private final Team team;
    private final PostOffice post;

    Changes(House house, Team team, PostOffice post) {
        this.house = house;
        this.team = team;
        this.post = post;
    }

    void cancels(Talk talk) throws Exception {
        Member one = team.of(talk.asks).member();
        in(one, () -> {
            house.bean(Cancellations.class).cancel(one, talk.id, "I have a cold.");
            return null;
        });
        talk.calledOff(house.now());
    }

    void cancelsByLink(Talk talk) throws Exception {
        link(talk, team.of(talk.answers)).callsOff("I missed my train.", isFirst(Step.CALLING_OFF));
        talk.calledOff(house.now());
    }

    void moves(Talk talk) throws Exception {
        Member one = team.of(talk.asks).member();
        Instant to = later(talk, one).getFirst();
        Outcome outcome = in(one, () -> house.bean(Moves.class).move(one, talk.id, to));
        assertThat(outcome).isEqualTo(Outcome.MOVED);
        talk.moved(house.now(), to);
    }

    void movesByLink(Talk talk) throws Exception {
        Instant to = link(talk, team.of(talk.answers)).moves(talk.start, isFirst(Step.MOVING));
        talk.moved(house.now(), to);
    }

    void proposes(Talk talk) throws Exception {
        Member one = team.of(talk.asks).member();
        Member other = team.of(talk.answers).member();
        List<Instant> two = later(talk, one).subList(0, 2);
        Outcome outcome = in(one, () -> house.bean(Moves.class).move(one, talk.id, two));
        assertThat(outcome).isEqualTo(Outcome.PROPOSED);
        talk.said.proposed(house.now(), talk.asks);
        house.rest();
        Proposals proposals = house.bean(Proposals.class);
        Proposal asked = in(other, () -> Objects.requireNonNull(proposals.forInterview(talk.id)));
        in(other, () -> proposals.accept(other, asked.id(), two.getLast()));
        talk.moved(house.now(), two.getLast());
    }

    private List<Instant> later(Talk talk, Member one) throws Exception {
        return in(one, () -> house.bean(Moves.class).times(talk.id, 8)).stream()
                .filter(time -> time.isAfter(talk.start))
                .toList();
    }

    private OneUse link(Talk talk, Person who) throws Exception {
        return new OneUse(house, post.letters(), who.email(), talk.id);
    }

    private boolean isFirst(Step step) {
        return !house.deaths.died.contains(step);
    }
}
