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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void manyWhoTypeAtOnceEndWithOneTextThatHoldsEachLetterOnce(long seed) {
        Story story = new Story(seed);
        story.go(0);

        assertThat(story.typed).isNotEmpty();
        assertThat(story.server.text.chars().sorted().toArray())
                .isEqualTo(story.typed.chars().sorted().toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whoRemovesAtTheSameTimeTakesNothingThatTheyDidNotSee(long seed) {
        Story story = new Story(seed);
        story.go(2);

        assertThat(story.typed.chars().filter(letter -> story.removed.indexOf(Character.toString(letter)) < 0))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(story.server.text).contains(Character.toString(letter)));
    }

    /** A server and four pages that write at once over slow lines. */
    private static final class Story {
        private final Random random;
        private final Server server = new Server();
        private final List<Page> pages = List.of(new Page(), new Page(), new Page(), new Page());
        private final StringBuilder typed = new StringBuilder();
        private final StringBuilder removed = new StringBuilder();

        Story(long seed) {
            random = new Random(seed);
        }

        /** Of nine steps, so many remove something. All pages then hear everything and have to agree. */
        void go(int removals) {
            for (int step = 0; step < 600; step++) {
                Page page = pages.get(random.nextInt(pages.size()));
                int act = random.nextInt(9);
                if (act < removals) {
                    removed.append(page.cut(random));
                } else if (act < 5) {
                    String letter = Character.toString(0x4E00 + typed.length());
                    typed.append(letter);
                    page.type(random, letter);
                } else if (act < 7) {
                    page.send(server);
                } else {
                    page.hear(server, random.nextInt(3));
                }
            }
            while (pages.stream().anyMatch(page -> !page.pending.isEmpty() || page.version < server.log.size())) {
                pages.forEach(page -> page.send(server));
                pages.forEach(page -> page.hear(server, Integer.MAX_VALUE));
            }
            assertThat(pages).allSatisfy(page -> assertThat(page.local).isEqualTo(server.text));
        }
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

    /** What notes.js does, in Java: changes made here stand in a row, one is in flight, and what others did is carried over all. */
    private static final class Page {
        private int version;
        private String local = "";
        private final List<Splice> pending = new ArrayList<>();
        private boolean flying;

        void type(Random random, String letter) {
            make(new Splice(random.nextInt(local.length() + 1), 0, letter));
        }

        /** Removes a few letters and says which; nobody may lose any others. */
        String cut(Random random) {
            int at = random.nextInt(local.length() + 1);
            int many = Math.min(random.nextInt(4), local.length() - at);
            String gone = local.substring(at, at + many);
            make(new Splice(at, many, ""));
            return gone;
        }

        private void make(Splice splice) {
            local = splice.apply(local);
            pending.add(splice);
        }

        void send(Server to) {
            if (!flying && !pending.isEmpty()) {
                flying = true;
                to.take(this, version, pending.getFirst());
            }
        }

        void hear(Server from, int most) {
            for (int i = 0; i < most && version < from.log.size(); i++) {
                Done done = from.log.get(version++);
                if (done.by() == this) {
                    pending.removeFirst();
                    flying = false;
                } else {
                    carry(done.splice());
                }
            }
        }

        private void carry(Splice theirs) {
            Splice shown = theirs;
            for (int i = 0; i < pending.size(); i++) {
                Splice mine = pending.get(i);
                pending.set(i, mine.after(shown, false));
                shown = shown.after(mine, true);
            }
            local = shown.apply(local);
        }
    }
}
