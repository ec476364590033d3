package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.roundtwo.tenancy.Member;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * People look for a partner on two nodes, of which one may die. A page whose node is gone is left alone and another one opened:
 * the browser's own page about it may come late, in the midst of what somebody does next.
 */
@Journey
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerNodesJourney {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "partners";

    private final ApplicationContext house;
    /** The page asks by itself no more: it goes on by the other node's signal alone. */
    private static final String NO_POLLING = """
            for (const kind of ["setTimeout", "setInterval"]) {
              const real = window[kind];
              window[kind] = (work, delay, ...rest) => real(work, delay > 2000 ? 3600000 : delay, ...rest);
            }
            """;

    private final Stage stage;
    private final Node node;
    private final String here;
    private final String there;
    private Member ada;
    private String line;
    private String rooms;

    @Autowired
    PartnerNodesJourney(ApplicationContext house) throws IOException {
        this.house = house;
        stage = new Stage(house);
        Map<String, String> settings = stage.settings();
        settings.computeIfPresent(
                "SPRING_DATASOURCE_URL",
                (key, url) -> url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + NAME);
        node = Node.start(NAME, settings);
        here = stage.url();
        there = "http://localhost:" + node.port;
    }

    /** A workspace in which nobody waits, has met or is taken. */
    @BeforeEach
    void bothNodesRun() throws Exception {
        if (!node.runs()) {
            node.again();
        }
        node.ready();
        ada = stage.another("pairs", "ben", "chloe", "dmitri");
        stage.set(ada, "b01");
        line = "/w/" + ada.workspaceSlug() + "/partner";
        rooms = "/w/" + ada.workspaceSlug() + "/rooms/*";
    }

    @AfterAll
    void theSecondNodeEnds() throws InterruptedException {
        node.close();
    }

    @Test
    void twoOnTwoNodesArePairedAtOnceAndMeetInOneRoom() throws Exception {
        try (Person ben = person("ben");
                Person dmitri = person("dmitri")) {
            wishes(dmitri.page, there, "3", "EITHER");
            ben.page.addInitScript(NO_POLLING);
            var answers = new AtomicInteger();
            ben.page.onResponse(answer -> answers.addAndGet(answer.url().endsWith(line + "/presence") ? 1 : 0));
            looks(ben.page, here, "3", "EITHER");
            ben.page.waitForCondition(() -> answers.get() >= 2); // for which it asks as soon as it is connected
            assertThat(ben.page.locator("#line")).containsText("only you");
            dmitri.page.getByText("Start looking").click();

            goesThere(dmitri.page);
            ben.page.waitForURL(here + rooms);
            UUID match = theOnlyMatch();
            assertThat(path(ben.page)).isEqualTo(path(dmitri.page)).endsWith(roomOf(match));
            assertThat(secondsUntil(match)).isLessThan(3);
            dmitri.sees("Ben Okafor");
            ben.sees("Dmitri");
            ben.hadNoComplaints();
            dmitri.hadNoComplaints();
        }
    }

    /** Chloé and Ben both want to ask, and are far apart: they do not fit for the next half minute. */
    @Test
    void whoseNodeDiesKeepsTheirPlaceInTheLineAndIsPairedOnce() throws Exception {
        try (Person chloe = person("chloe");
                Person ben = person("ben");
                Person dmitri = person("dmitri")) {
            looks(chloe.page, here, "1", "ASK");
            assertThat(chloe.page.locator("#line")).containsText("only you");
            looks(ben.page, there, "4", "ASK");
            assertThat(ben.page.locator("#line")).containsText("you are number 2 of 2");
            String place = placeOf("ben");

            node.kill();
            Page again = ben.newTab();
            again.navigate(here + line);
            assertThat(again.locator("#line")).containsText("you are number 2 of 2");
            assertThat(placeOf("ben")).as("what he waits as, and since when").isEqualTo(place);
            looks(dmitri.page, here, "4", "EITHER");

            goesThere(dmitri.page);
            again.waitForURL(here + rooms);
            UUID match = theOnlyMatch();
            assertThat(path(again)).isEqualTo(path(dmitri.page)).endsWith(roomOf(match));
            assertThat(secondsUntil(match)).isLessThan(3);
            assertThat(chloe.page.locator("#line")).containsText("only you");
            chloe.clicks("Stop looking");
            chloe.sees("What you wish");
        }
    }

    /** It has written the match down and not yet told of it, and nobody else is about to pair them. */
    @Test
    void theNodeDiesOfTheRequestThatPairsThemAndTheyArePairedOnceByTheOther() throws Exception {
        SmartLifecycle usher = house.getBean("usher", SmartLifecycle.class);
        try (Person ben = person("ben");
                Person dmitri = person("dmitri")) {
            looks(ben.page, here, "3", "EITHER");
            assertThat(ben.page.locator("#line")).containsText("only you");
            String place = placeOf("ben");
            wishes(dmitri.page, there, "3", "EITHER");
            usher.stop();
            try {
                try (Halt halt = new Halt(house.getBean(DataSource.class), "peer_match")) {
                    asks(dmitri.page);
                    await().atMost(PATIENCE).until(() -> stage.read(ada, sql -> halt.holds(sql, NAME)));
                    node.kill();
                }
                assertThat(matches()).as("what the dead node began").isEmpty();
                assertThat(placeOf("ben"))
                        .as("what he waits as, and since when")
                        .isEqualTo(place);
            } finally {
                usher.start();
            }

            Page again = dmitri.newTab();
            again.navigate(here + line);
            // Had the node been looking through the line just then, it paired them after the request, and he waits.
            if (again.getByText("Start looking").isVisible()) {
                looks(again, here, "3", "EITHER");
            }
            bothMeet(again, ben.page);
        }
    }

    /** The match is made, and whoever asked for it hears nothing. */
    @Test
    void theNodeDiesBeforeItSaysThatItPairedThemAndTheyMeetAtTheOther() throws Exception {
        try (Person ben = person("ben");
                Person dmitri = person("dmitri");
                RoundRobin door = new RoundRobin(List.of(node.port))) {
            looks(ben.page, here, "3", "EITHER");
            assertThat(ben.page.locator("#line")).containsText("only you");
            wishes(dmitri.page, door.url(), "3", "EITHER");
            CountDownLatch dead = door.dies(node, line, true);
            asks(dmitri.page);
            assertThat(dead.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the node has died")
                    .isTrue();

            Page again = dmitri.newTab();
            again.navigate(here + line);
            bothMeet(again, ben.page);
        }
    }

    private void bothMeet(Page one, Page other) throws Exception {
        goesThere(one);
        other.waitForURL(here + rooms);
        assertThat(path(other)).isEqualTo(path(one)).endsWith(roomOf(theOnlyMatch()));
    }

    /** With patience: a node that has just been started takes its time for its first page. */
    private Person person(String key) {
        Person person = stage.person(key);
        person.browser.setDefaultTimeout(60_000);
        return person;
    }

    private void looks(Page page, String node, String level, String role) {
        wishes(page, node, level, role);
        page.getByText("Start looking").click();
    }

    /** Without waiting for an answer, as none comes. */
    private static void asks(Page page) {
        page.getByText("Start looking").dispatchEvent("click");
    }

    /** Opens the page on a node, and says there what they wish. */
    private void wishes(Page page, String node, String level, String role) {
        page.navigate(node + line);
        page.locator("#level").selectOption(level);
        page.locator("input[name=role][value=" + role + "]").check();
    }

    /** Whoever is paired by their own asking is told so, and goes when they like; the page of who waits goes by itself. */
    private void goesThere(Page page) {
        Locator onward = page.getByText("Go there").first();
        onward.or(page.locator("body[data-room]")).first().waitFor();
        if (!path(page).contains("/rooms/")) {
            onward.click();
        }
        page.waitForURL("**" + rooms);
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    /** Ben and Dmitri are in one match of all that were made, and it has one interview. */
    private UUID theOnlyMatch() throws Exception {
        List<UUID> matches = matches();
        assertThat(matches).as("places of the two in matches").hasSize(2);
        assertThat(Set.copyOf(matches)).as("their matches").hasSize(1);
        return matches.getFirst();
    }

    /** Those of Ben and of Dmitri. */
    private List<UUID> matches() throws Exception {
        List<UUID> two = List.of(account("ben"), account("dmitri"));
        return stage.read(ada, sql -> sql.sql("""
                        select m.id from practice_match m join practice_place p on p.match_id = m.id
                        where m.workspace_id = current_workspace() and m.round_id is null and p.account_id in (:two)
                        """)
                .param("two", two)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    private String roomOf(UUID match) throws Exception {
        return "/rooms/"
                + stage.read(ada, sql -> sql.sql("select id from interview where match_id = ?")
                        .param(match)
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .single());
    }

    /** From when the later one of them asked. */
    private double secondsUntil(UUID match) throws Exception {
        return stage.read(
                ada, sql -> sql.sql("""
                        select extract(epoch from m.matched_at - max(w.since)) from practice_match m
                        join practice_wait w on w.match_id = m.id where m.id = ? group by m.id
                        """).param(match).query(Double.class).single());
    }

    private String placeOf(String key) throws Exception {
        UUID account = account(key);
        return stage.read(ada, sql -> sql.sql(
                        "select id || ' ' || since from practice_wait where account_id = ? and match_id is null")
                .param(account)
                .query(String.class)
                .single());
    }

    private UUID account(String key) {
        return stage.member(key).accountId();
    }
}
