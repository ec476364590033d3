package dev.roundtwo.month;

import static dev.roundtwo.month.Doubts.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.roundtwo.month.PostOffice.Letter;
import dev.roundtwo.month.Team.Person;
import dev.roundtwo.tenancy.Member;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What came of the month against what the ledger knows; and that each of these comparisons can fail. */
record Proof(House house, Team team, List<Club> clubs, List<Talk> talks) {

    void isGiven(PostOffice post, Hooks hooks) throws Exception {
        Member ada = team.ada().member();
        Truth truth = new Truth(house, team, clubs, talks);
        Reckoning reckoning = new Reckoning(talks, Pairs.of(house, ada).all(), YearMonth.of(2027, 3));
        List<Word> words = new Expected(team, clubs, talks, reckoning, house.now()).words();
        Inboxes inboxes = Inboxes.of(house, ada);
        Mailbag mails = mails(reckoning, words);
        List<Letter> letters = post.letters();
        talks.forEach(talk -> talk.said.events.forEach(event -> hooks.expects(event, talk.id)));
        assertAll(
                () -> assertThat(house.deaths.died)
                        .as("steps in which a node died")
                        .containsExactly(Step.values()),
                () -> assertThat(house.deaths.underWay)
                        .as("what a node held when it died, of which some came again and nothing else")
                        .containsAll(post.again())
                        .containsAll(hooks.living.again()),
                () -> assertThat(post.again()).as("mails that came again").isNotEmpty(),
                () -> assertThat(hooks.living.again())
                        .as("calls that came again")
                        .isNotEmpty(),
                truth::everybodyWasPairedFairly,
                truth::nobodyWasInTwoPlaces,
                truth::nothingIsLeft,
                truth::standingsAre,
                () -> truth.reportsAre(reckoning),
                () -> papersAre(reckoning),
                () -> inboxes.are(words),
                () -> mails.isWhatCame(letters),
                () -> hooks.wereTold(house, ada));
        assertAll(
                () -> Doubts.of(truth, talks, reckoning),
                () -> Doubts.of(inboxes, words),
                () -> Doubts.of(mails, letters),
                () -> hooks.forgedAreRefused(house.now()));
    }

    /** The owner's own, the group's that she leads, and the workspace's: as pages and on paper. */
    private void papersAre(Reckoning reckoning) throws Exception {
        Person ada = team.ada();
        Club club = clubs.getFirst();
        Tables tables = new Tables(reckoning);
        try (Visitor visitor = new Visitor()) {
            team.signsIn(visitor, ada);
            Papers.of(visitor, house.living(), "/w/month/reports/2027-03")
                    .say(reckoning.own(ada.account(), ada.zone()), List.of());
            Papers.of(visitor, house.living(), "/w/month/groups/" + club.id() + "/reports/2027-03")
                    .say(reckoning.group(club.id(), ada.zone()), tables.participation(club, ada.zone()));
            Papers whole = Papers.of(visitor, house.living(), "/w/month/settings/reports/2027-03");
            List<List<String>> rows = new ArrayList<>(tables.load(team, ada.zone()));
            rows.addAll(tables.questions(ada.zone()));
            whole.say(reckoning.workspace(ada.zone()), rows);
            assertThat(whole.rows()).as("rows of the workspace").hasSameSizeAs(rows);
            fails("another number on paper", () -> whole.misprinted("Minutes")
                    .say(reckoning.workspace(ada.zone()), rows));
        }
    }

    private Mailbag mails(Reckoning reckoning, List<Word> words) {
        Mailbag mails = new Mailbag(team, words);
        Person ada = team.ada();
        mails.expectsPlain(ada.email(), "", "39 things in The month today");
        mails.expectsPlain(ada.email(), "", "A webhook of The month is switched off");
        team.signedIn.forEach(
                one -> mails.expectsPlain(one.email(), "", "A new browser signed in to your Round Two account"));
        for (Person one : team.people.values()) {
            if (reckoning.ever(one.account())) {
                mails.expectsFigures(one.email(), "Your March 2027", reckoning.own(one.account(), one.zone()));
            }
        }
        for (Club club : clubs) {
            Person lead = club.lead();
            mails.expectsFigures(lead.email(), club.name() + " in March 2027", reckoning.group(club.id(), lead.zone()));
        }
        mails.expectsFigures(ada.email(), "The month in March 2027", reckoning.workspace(ada.zone()));
        return mails;
    }
}
