package dev.roundtwo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two nodes on the same services: the one that runs the tests, and one in a process of its own that can be killed. */
@Journey
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesJourney {

    private final Stage stage;
    private final Node node;

    @Autowired
    TwoNodesJourney(ApplicationContext house) throws IOException {
        stage = new Stage(house);
        node = Node.start("two", stage.settings());
    }

    @BeforeEach
    void bothNodesRun() throws IOException, InterruptedException {
        if (!node.runs()) {
            node.again();
        }
        node.ready();
    }

    @AfterAll
    void theSecondNodeEnds() throws InterruptedException {
        node.close();
    }

    @ParameterizedTest(name = "{displayName} the last score done: {0}")
    @ValueSource(booleans = {true, false})
    void aNodeIsKilledWhileAdaScoresAndNobodyIsSignedOutOrLosesAWord(boolean done) throws Exception {
        UUID interview = stage.panel("Two nodes, and then one");
        int own = Integer.parseInt(stage.url().replaceAll("\\D", ""));
        try (Person ada = stage.person("ada");
                Person ben = stage.person("ben");
                RoundRobin balancer = new RoundRobin(List.of(own, node.port))) {
            Queue<String> adas = new ConcurrentLinkedQueue<>();
            Queue<String> bens = new ConcurrentLinkedQueue<>();
            listen(ada, adas);
            listen(ben, bens);
            Room candidates = Room.open(ben.page, balancer.url(), interview);
            Room leads = Room.open(ada.page, balancer.url(), interview);
            begin(leads, candidates);
            leads.rates("reliability", 3);
            leads.remarks("reliability", "Splits the first minutes ");
            candidates.writes("edge cache first. ");

            CountDownLatch dead = balancer.dies(node, "/scorecard/edits", done);
            leads.remarks("reliability", "from the lasting fix, and says which figure should move.");
            leads.rates("operations", 4);
            leads.remarks("operations", "Asks for the lock wait before touching anything.");
            candidates.writes("then shrink the pools. ");
            assertThat(dead.await(20, TimeUnit.SECONDS))
                    .as("the node has taken a score and died")
                    .isTrue();
            leads.givesHint();
            candidates.seesHint(1);
            leads.seesNotes("edge cache first. then shrink the pools. ");
            leads.writes("(Ada: which row?)");
            String shared = "edge cache first. then shrink the pools. (Ada: which row?)";
            candidates.seesNotes(shared);
            allIsKept(interview, leads, shared);
            assertThat(adas).as("Ada's requests that had to be sent again").hasSize(1);
            assertThat(bens).as("Ben's requests that had to be sent again").hasSizeLessThanOrEqualTo(1);

            node.again().ready();
            leads.rates("scalability", 4);
            leads.remarks("scalability", "Both are back.");
            leads.givesHint();
            candidates.seesHint(2);
            allIsKept(interview, leads, shared);
            ended(ada, leads, adas);
            ended(ben, candidates, bens);
        }
    }

    @Test
    void theOnlyNodeIsKilledAndTheOpenPagesGoOnWhenItIsBack() throws Exception {
        UUID interview = stage.panel("One node, and then none");
        try (Person ada = stage.person("ada");
                Person ben = stage.person("ben")) {
            Queue<String> troubles = new ConcurrentLinkedQueue<>();
            listen(ada, troubles);
            listen(ben, troubles);
            String url = "http://localhost:" + node.port;
            Room candidates = Room.open(ben.page, url, interview);
            Room leads = Room.open(ada.page, url, interview);
            begin(leads, candidates);
            leads.remarks("async", "Sees the queue. ");
            candidates.writes("a queue, ");

            node.kill();
            leads.rates("async", 2);
            leads.remarks("async", "Written while nobody was there to take it.");
            candidates.writes("and one hot row!");
            leads.saysThatTheCardIs("offline");
            candidates.tab.locator("#line").waitFor();
            node.again().ready();

            allIsKept(interview, leads, "a queue, and one hot row!");
            leads.seesNotes("a queue, and one hot row!");
            for (Room room : List.of(leads, candidates)) {
                room.tab
                        .locator("#line[hidden]")
                        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            }
            leads.givesHint();
            candidates.seesHint(1);
            ended(ada, leads, troubles);
            ended(ben, candidates, troubles);
        }
    }

    private static void begin(Room leads, Room candidates) {
        leads.starts();
        candidates.isRunning();
        for (Room room : List.of(leads, candidates)) {
            room.tab.evaluate("() => { window.sameAsBefore = true }");
        }
    }

    /** What was typed, what the page shows and what the database holds are the same. */
    private void allIsKept(UUID interview, Room leads, String shared) throws Exception {
        leads.saysThatTheCardIs("saved");
        leads.seesNotes(shared);
        assertThat(stage.notes(interview)).isEqualTo(shared);
        assertThat(stage.card(interview, "Ada")).containsExactlyInAnyOrderEntriesOf(leads.meant);
        leads.meant.forEach(
                (field, value) -> assertThat(shown(leads.tab, field)).isEqualTo(value));
    }

    private static void ended(Person person, Room room, Queue<String> troubles) {
        assertThat(room.tab.evaluate("() => window.sameAsBefore === true"))
                .as("the page was never loaded anew")
                .isEqualTo(true);
        assertThat(troubles).as("sign-outs").noneMatch(trouble -> trouble.startsWith("40"));
        person.hadNoComplaints();
    }

    /** Notes what a browser asked in vain. Streams of signals do not count, they end with their node, nor what a page left behind. */
    private static void listen(Person person, Queue<String> troubles) {
        person.page.onResponse(answer -> {
            if (answer.status() >= 400 && !answer.url().endsWith("/events")) {
                troubles.add(answer.status() + " " + answer.url());
            }
        });
        person.page.onRequestFailed(request -> {
            if (!request.url().endsWith("/events") && !request.failure().endsWith("ERR_ABORTED")) {
                troubles.add(request.failure() + " " + request.url());
            }
        });
    }

    private static Object shown(Page tab, String field) {
        return tab.evaluate("""
                field => document.querySelector(
                  `textarea[data-field="${field}"], [data-field="${field}"]:checked`).value""", field);
    }
}
