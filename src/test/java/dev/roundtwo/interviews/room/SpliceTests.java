package dev.roundtwo.interviews.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpliceTests {

    @Test
    void anyTwoChangesMeetInTheSameText() {
        List<Splice> all = new ArrayList<>();
        String text = "abcd";
        for (int at = 0; at <= text.length(); at++) {
            for (int remove = 0; remove <= text.length() - at; remove++) {
                all.add(new Splice(at, remove, ""));
                all.add(new Splice(at, remove, "X"));
            }
        }
        for (Splice first : all) {
            for (Splice second : all) {
                Splice other =
                        new Splice(second.at(), second.remove(), second.insert().replace("X", "Y"));
                String one = other.after(first, false).apply(first.apply(text));
                String two = first.after(other, true).apply(other.apply(text));
                assertThat(one).as("%s and %s", first, other).isEqualTo(two);
                assertThat(one).contains(first.insert()).contains(other.insert());
            }
        }
    }

    @Test
    void whatBothRemovedIsGoneOnceAndWhatBothWroteStays() {
        Splice ada = new Splice(0, 5, "Ada");
        Splice ben = new Splice(2, 6, "Ben");

        assertThat(ben.after(ada, false).apply(ada.apply("0123456789"))).isEqualTo("AdaBen89");
    }

    @Test
    void aChangeNeverCutsAPairOfUnits() {
        assertThat(Splice.between("a\uD83D\uDE00", "a\uD83D\uDE03")).isEqualTo(new Splice(1, 2, "\uD83D\uDE03"));
        assertThat(Splice.between("\uD83D\uDE00b", "\uD83C\uDE00b")).isEqualTo(new Splice(0, 2, "\uD83C\uDE00"));
    }

    /** A server and four pages that type at once over slow lines; each page keeps one change in flight, as notes.js does. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void manyWhoTypeAtOnceEndWithOneTextAndLoseNothingThatNobodyRemoved(long seed) {
        Random random = new Random(seed);
        Server server = new Server();
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pages.add(new Page());
        }
        StringBuilder typed = new StringBuilder();
        StringBuilder removed = new StringBuilder();
        for (int step = 0; step < 600; step++) {
            Page page = pages.get(random.nextInt(pages.size()));
            switch (random.nextInt(7)) {
                case 0 -> removed.append(page.cut(random));
                case 1, 2 -> {
                    String letter = Character.toString(0x4E00 + typed.length());
                    typed.append(letter);
                    page.type(random, letter);
                }
                case 3, 4 -> page.send(server);
                default -> page.hear(server, random.nextInt(3));
            }
        }
        for (int round = 0; round < 3; round++) {
            pages.forEach(page -> page.send(server));
            pages.forEach(page -> page.hear(server, Integer.MAX_VALUE));
        }

        assertThat(pages).allSatisfy(page -> assertThat(page.local).isEqualTo(server.text));
        assertThat(typed.chars().filter(letter -> removed.indexOf(Character.toString(letter)) < 0))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(server.text).contains(Character.toString(letter)));
    }

    private record Done(Page by, Splice splice) {}

    private static final class Server {
        private final List<Done> log = new ArrayList<>();
        private String text = "";

        void take(Page by, int base, Splice made) {
            Splice now = made;
            for (Done done : log.subList(base, log.size())) {
                now = now.after(done.splice(), false);
            }
            text = now.apply(text);
            log.add(new Done(by, now));
        }
    }

    /** What notes.js does, in Java: the text of the server, one change in flight, and what stands in the field. */
    private static final class Page {
        private int version;
        private String server = "";
        private Splice flight = new Splice(0, 0, "");
        private boolean flying;
        private String local = "";

        void type(Random random, String letter) {
            int at = random.nextInt(local.length() + 1);
            local = new Splice(at, 0, letter).apply(local);
        }

        /** Removes a few letters and says which; nobody may lose any others. */
        String cut(Random random) {
            int at = random.nextInt(local.length() + 1);
            int many = Math.min(random.nextInt(4), local.length() - at);
            String gone = local.substring(at, at + many);
            local = new Splice(at, many, "").apply(local);
            return gone;
        }

        void send(Server to) {
            Splice made = Splice.between(server, local);
            if (!flying && !(made.remove() == 0 && made.insert().isEmpty())) {
                flight = made;
                flying = true;
                to.take(this, version, made);
            }
        }

        void hear(Server from, int most) {
            for (int i = 0; i < most && version < from.log.size(); i++) {
                Done done = from.log.get(version++);
                if (done.by() == this) {
                    server = done.splice().apply(server);
                    flying = false;
                } else {
                    carry(done.splice());
                }
            }
        }

        private void carry(Splice theirs) {
            Splice shown = theirs;
            Splice mine = Splice.between(flying ? flight.apply(server) : server, local);
            if (flying) {
                shown = theirs.after(flight, true);
                flight = flight.after(theirs, false);
            }
            server = theirs.apply(server);
            local = shown.after(mine, true).apply(local);
        }
    }
}
