package dev.roundtwo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A session that is ended on one node is ended on the other, its open room too (ASVS v5.0.0-7.4.1, 7.5.2). */
@Journey
class TwoNodeSessionsJourney {

    private final Stage stage;

    @Autowired
    TwoNodeSessionsJourney(ApplicationContext house) {
        stage = new Stage(house);
    }

    @Test
    void adaSignsOutHerOtherBrowserAndItsRoomHearsNothingMore() throws Exception {
        UUID interview = stage.panel("Two browsers, two nodes");
        try (Node node = Node.start("sessions", stage.settings());
                Person here = stage.person("ada");
                Person there = stage.person("ada")) {
            node.ready();
            String other = "http://localhost:" + node.port;
            there.page.waitForResponse(
                    answer -> answer.url().contains("/events"),
                    () -> there.page.navigate(other + "/w/demo/rooms/" + interview));
            Response refused = there.page.waitForResponse(
                    answer -> answer.url().contains("/events") && answer.status() != 200, () -> {
                        here.goes("/account/sessions").clicks("Sign out the others");
                        here.sees("Signed out there.");
                    });
            assertThat(refused.url()).startsWith(other);
            assertThat(refused.status())
                    .as("the stream ended, and does not come back")
                    .isIn(302, 401);
            there.page.navigate(other + "/account");
            assertThat(there.page.url()).endsWith("/sign-in");
            here.goes("/account/sessions").sees("this one");
            here.hadNoComplaints();
        }
    }
}
