package dev.roundtwo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two people look for a partner through a balancer while one of two nodes dies. */
@Journey
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerNodesJourney {

    private final Stage stage;
    private final Node node;

    @Autowired
    PartnerNodesJourney(ApplicationContext house) throws IOException {
        stage = new Stage(house);
        node = Node.start("partners", stage.settings());
    }

    @BeforeEach
    void bothNodesRun() throws Exception {
        if (!node.runs()) {
            node.again();
        }
        node.ready();
        stage.read(sql ->
                sql.sql("delete from practice_match where round_id is null").update());
        stage.read(sql -> sql.sql("delete from practice_wait").update());
    }

    @AfterAll
    void theSecondNodeEnds() throws InterruptedException {
        node.close();
    }

    @ParameterizedTest(name = "{displayName} the match made: {0}")
    @ValueSource(booleans = {true, false})
    void theNodeThatPairsThemDiesAndTheyArePairedOnce(boolean done) throws Exception {
        int own = Integer.parseInt(stage.url().replaceAll("\\D", ""));
        try (Person ben = stage.person("ben");
                Person dmitri = stage.person("dmitri");
                RoundRobin balancer = new RoundRobin(List.of(own, node.port));
                RoundRobin toTheNode = new RoundRobin(List.of(node.port))) {
            String page = balancer.url() + "/w/demo/partner";
            ben.page.navigate(page);
            ben.page.locator("#level").selectOption("3");
            ben.clicks("Start looking");
            ben.sees("Looking for a partner");
            dmitri.page.navigate(toTheNode.url() + "/w/demo/partner");
            dmitri.page.locator("#level").selectOption("3");
            CountDownLatch dead = toTheNode.dies(node, "/w/demo/partner", done);
            dmitri.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start looking"))
                    .click(new Locator.ClickOptions().setNoWaitAfter(true)); // the answer may be lost with its node
            assertThat(dead.await(60, TimeUnit.SECONDS)).as("the node has died").isTrue();
            looks(dmitri, page);
            ben.page.waitForURL("**/rooms/*");
            List<UUID> matches = stage.read(sql -> sql.sql(
                            "select id from practice_match where workspace_id = current_workspace() and round_id is null")
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .list());
            assertThat(matches).as("matches of the two").hasSize(1);
            dmitri.page.navigate(balancer.url() + "/w/demo/interviews/matches/" + matches.getFirst());
            dmitri.page.waitForURL("**/rooms/*");
            assertThat(room(dmitri)).as("the room of both").isEqualTo(room(ben));
        }
    }

    private static String room(Person who) {
        return who.page.url().replaceFirst(".*/rooms/", "");
    }

    /** Says what he wishes, if he neither waits nor has a partner yet. */
    private static void looks(Person who, String page) {
        try {
            who.page.navigate(page);
        } catch (PlaywrightException interrupted) { // by the page that says that the node is gone
            who.page.navigate(page);
        }
        if (who.page.getByText("You have a partner").count() == 0
                && who.page.locator("#level").count() == 1) {
            who.page.locator("#level").selectOption("3");
            who.clicks("Start looking");
        }
    }
}
