package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.tenancy.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers: Chloé asks first, then Ben; each guesses how they themselves did. */
class GuessTests extends InterviewTest {

    private static final String GUESSED = "<dt>guessed</dt>";

    @BeforeEach
    void twoPeersHaveARoom() throws Exception {
        people = cast.people();
        room = ScoredRoom.peers(web, new Rooms(sets, interviews), people);
    }

    @Test
    void aGuessIsShownToBothBesideTheResultAndToNobodyBefore() {
        talk();
        guess(people.ben(), 0, "recommendation", "STRONG_YES", "level.async", "1");
        assertThat(room.get(people.ben(), "")).bodyText().contains("Your guess is kept", "overall strong yes");
        room.submit(people.chloe());
        for (String tail : List.of("", "/debrief", "/scorecard", "/timeline", "/guess")) {
            assertThat(room.get(people.chloe(), tail))
                    .as(tail)
                    .bodyText()
                    .doesNotContain("strong yes", "Strong yes</span></dd>");
        }
        room.submit(people.ben());
        for (Member reader : List.of(people.ben(), people.chloe())) {
            assertThat(room.get(reader, "/debrief"))
                    .hasStatusOk()
                    .bodyText()
                    .contains(GUESSED, "data-verdict=\"strong-yes\"", "data-level=\"1\"");
        }
        assertThat(room.get(people.chloe(), "/debrief")).bodyText().contains("You gave no guess this time");
        assertThat(room.get(people.ben(), "/debrief")).bodyText().contains("They gave no guess this time");
    }

    @Test
    void afterTheRevealAGuessIsNeitherGivenNorChanged() throws Exception {
        talk();
        guess(people.ben(), 0, "recommendation", "NO");
        room.submit(people.chloe());
        guess(people.ben(), 1, "recommendation", "YES");
        room.submit(people.ben());
        for (Member late : List.of(people.ben(), people.chloe())) {
            assertThat(room.post(late, "/guess", "version", "2", "recommendation", "STRONG_NO"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("Both cards are open", "Read the result");
        }
        assertThat(room.get(people.ben(), "/guess")).bodyText().contains("Both cards are open", "overall yes");
        assertThat(kept()).containsExactly("YES {} 2");
    }

    @Test
    void cardsThatAreInBeforeTheEndOpenWithItWhateverWasGuessed() throws Exception {
        room.post(people.chloe(), "/start");
        room.score(people.chloe(), "2", "Chloé on Ben");
        assertThat(room.post(people.chloe(), "/guess", "recommendation", "YES"))
                .hasStatus(409)
                .bodyText()
                .contains("as soon as you have begun to answer");
        guess(people.ben(), 0, "level.operations", "3");
        room.post(people.chloe(), "/swaps");
        guess(people.chloe(), 0, "recommendation", "NO");
        room.score(people.ben(), "4", "Ben on Chloé");
        room.submit(people.chloe());
        room.submit(people.ben());
        room.post(people.ben(), "/finish");
        assertThat(room.get(people.chloe(), "/debrief")).bodyText().contains("Ben on Chloé", GUESSED);
        assertThat(kept()).containsExactlyInAnyOrder("null {\"operations\": 3} 1", "NO {} 1");
    }

    @Test
    void theSameGuessSentTwiceIsKeptOnceAndAnOlderPageTakesNothingAway() throws Exception {
        talk();
        guess(people.ben(), 0, "recommendation", "YES");
        guess(people.ben(), 0, "recommendation", "YES");
        assertThat(kept()).containsExactly("YES {} 1");
        assertThat(room.post(people.ben(), "/guess", "version", "0", "recommendation", "NO", "level.async", "2"))
                .hasStatus(409)
                .bodyText()
                .contains("in another window", "value=\"NO\" checked", "name=\"version\" value=\"1\"");
        assertThat(kept()).containsExactly("YES {} 1");
    }

    @Test
    void ofTwoGuessesAtOnceOneStandsAndTheOtherIsTold() throws Exception {
        talk();
        List<List<String>> rounds = List.of(
                List.of("YES", "NO"),
                List.of("STRONG_YES", "STRONG_NO"),
                List.of("YES", "NO"),
                List.of("STRONG_YES", "STRONG_NO"));
        for (int seen = 0; seen < rounds.size(); seen++) {
            assertThat(atOnce(seen, rounds.get(seen))).containsExactlyInAnyOrder(302, 409);
        }
        assertThat(kept()).hasSize(1).first().asString().endsWith(" 4");
    }

    private List<Integer> atOnce(int seen, List<String> guesses) throws Exception {
        CyclicBarrier start = new CyclicBarrier(guesses.size());
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String one : guesses) {
                answers.add(both.submit(() -> {
                    start.await();
                    return room.post(people.ben(), "/guess", "version", "" + seen, "recommendation", one)
                            .getResponse()
                            .getStatus();
                }));
            }
            return List.of(answers.getFirst().get(), answers.getLast().get());
        }
    }

    @Test
    void aGuessIsOfWhatTheCardAsksAndOfSomething() throws Exception {
        talk();
        assertThat(room.post(people.ben(), "/guess")).hasStatus(409).bodyText().contains("One tap is enough");
        assertThat(room.post(people.ben(), "/guess", "level.charm", "3")).hasStatus(409);
        assertThat(room.post(people.ben(), "/guess", "level.async", "5")).hasStatus(409);
        assertThat(room.post(people.ben(), "/guess", "level.async", "many")).hasStatus(400);
        assertThat(room.post(people.ben(), "/guess", "recommendation", "PERHAPS"))
                .hasStatus(400);
        assertThat(kept()).isEmpty();
    }

    @Test
    void nobodyElseFindsAGuess() throws Exception {
        talk();
        guess(people.ben(), 0, "recommendation", "YES");
        for (Member stranger : List.of(people.ada(), people.charlie())) {
            assertThat(room.get(stranger, "/guess")).hasStatus(404);
            assertThat(room.post(stranger, "/guess", "recommendation", "NO")).hasStatus(404);
        }
        assertThat(room.get(people.chloe(), "/guess")).bodyText().doesNotContain("You guessed");
        assertThat(seenFrom(people.charlie())).isZero();
        assertThat(seenFrom(people.ben())).isOne();
        assertThat(kept()).containsExactly("YES {} 1");
    }

    private void talk() {
        room.post(people.chloe(), "/start");
        room.score(people.chloe(), "2", "Chloé on Ben");
        room.post(people.chloe(), "/swaps");
        room.score(people.ben(), "4", "Ben on Chloé");
        room.post(people.ben(), "/finish");
    }

    private void guess(Member me, int seen, String... chosen) {
        String[] fields = new String[chosen.length + 2];
        fields[0] = "version";
        fields[1] = Integer.toString(seen);
        System.arraycopy(chosen, 0, fields, 2, chosen.length);
        assertThat(room.post(me, "/guess", fields)).hasStatus3xxRedirection();
    }

    private List<String> kept() throws Exception {
        return in(people.ben(), () -> Objects.requireNonNull(transaction.execute(status -> rows())));
    }

    private int seenFrom(Member scope) throws Exception {
        return in(
                scope,
                () -> Objects.requireNonNull(
                        transaction.execute(status -> sql.sql("select count(*) from turn_guess where workspace_id = ?")
                                .param(people.ben().workspaceId())
                                .query(Integer.class)
                                .single())));
    }

    private List<String> rows() {
        UUID interview = UUID.fromString(room.path().replaceFirst(".*/", ""));
        return sql.sql("""
                        select coalesce(g.recommendation, 'null') || ' ' || g.levels || ' ' || g.version
                        from turn_guess g join turn t on t.id = g.turn_id where t.interview_id = ? order by t.number
                        """).param(interview).query(String.class).list();
    }
}
