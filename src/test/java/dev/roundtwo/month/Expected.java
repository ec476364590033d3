package dev.roundtwo.month;

import dev.roundtwo.month.Team.Person;
import dev.roundtwo.month.Word.Enclosed;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that the people of the month have to be told until now, by what the ledger knows; in the order in which it came true. */
record Expected(Team team, List<Club> clubs, List<Talk> talks, Reckoning reckoning, Instant now) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMinutes(10);

    List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (Talk talk : talks) {
            words.addAll(talk.said.words);
            for (int n = 0; n < talk.versions.size(); n++) {
                near(talk, n, words);
            }
        }
        joined(words);
        reports(words);
        words.sort(Comparator.comparing(Word::at));
        return List.copyOf(words);
    }

    /** Whoever knew a time that long before hears that it is near, if it is still the time then. */
    private void near(Talk talk, int sequence, List<Word> words) {
        Version version = talk.versions.get(sequence);
        for (var one : talk.people()) {
            if (version.isNear(DAY, now)) {
                Enclosed link = Enclosed.time(version.start(), talk.mayMove(one));
                words.add(new Word(
                        version.start().minus(DAY),
                        one,
                        "REMINDER",
                        talk.id.toString(),
                        "In a day: " + talk.title,
                        link));
            }
            if (version.isNear(SOON, now)) {
                Enclosed none = Enclosed.time(version.start(), false);
                words.add(new Word(
                        version.start().minus(SOON),
                        one,
                        "REMINDER",
                        talk.id.toString(),
                        "In ten minutes: " + talk.title,
                        none));
            }
        }
    }

    /** The owner hears of whoever came. */
    private void joined(List<Word> words) {
        Person ada = team.ada();
        for (Person one : team.people.values()) {
            if (one != ada) {
                words.add(new Word(
                        one.since(),
                        ada.account(),
                        "ADMIN",
                        one.account().toString(),
                        one.name() + " joined",
                        Enclosed.NOTHING));
            }
        }
    }

    /** To each their own if they ever took part, to who leads their group's, and to the owner the workspace's. */
    private void reports(List<Word> words) {
        for (Person one : team.people.values()) {
            if (reckoning.ever(one.account())) {
                report(one, "me", "Your March 2027", words);
            }
        }
        for (Club club : clubs) {
            report(club.lead(), club.id().toString(), club.name() + " in March 2027", words);
        }
        report(team.ada(), "workspace", "The month in March 2027", words);
    }

    private void report(Person to, String about, String title, List<Word> words) {
        YearMonth next = reckoning.month().plusMonths(1);
        Instant six = next.atDay(1).atTime(6, 0).atZone(to.zone()).toInstant();
        words.add(new Word(six, to.account(), "REPORT", about, title, Enclosed.NOTHING));
    }
}
