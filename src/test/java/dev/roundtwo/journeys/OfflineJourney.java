package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The train goes into a tunnel. */
@Journey
class OfflineJourney {

    @Autowired
    ApplicationContext house;

    @Test
    void whatAdaScoresOfflineWaitsInHerBrowserAndIsSentOnce() throws Exception {
        Stage stage = new Stage(house);
        UUID interview = stage.panel("Into the tunnel");
        try (Person ada = stage.person("ada")) {
            Room room = Room.open(ada.page, stage.url(), interview);
            room.starts();
            room.remarks("tradeoffs", "Before the tunnel.");
            room.saysThatTheCardIs("saved");

            ada.browser.setOffline(true);
            room.rates("tradeoffs", 2);
            room.remarks("tradeoffs", " In the tunnel.");
            room.saysThatTheCardIs("offline");
            assertThat(stage.card(interview, "Ada")).isEqualTo(Map.of("note.tradeoffs", "Before the tunnel."));
            ada.browser.setOffline(false);

            room.saysThatTheCardIs("saved");
            assertThat(stage.card(interview, "Ada")).containsExactlyInAnyOrderEntriesOf(room.meant);
            assertThat(stage.edits(interview, "level.tradeoffs")).containsExactly("2");
            assertThat(stage.edits(interview, "note.tradeoffs"))
                    .as("sent once, whatever was tried meanwhile")
                    .endsWith("Before the tunnel. In the tunnel.")
                    .doesNotHaveDuplicates();
            ada.hadNoComplaints();
        }
    }

    @Test
    void aTabThatIsClosedOfflineLeavesItsTextsToTheNextOne() throws Exception {
        Stage stage = new Stage(house);
        UUID interview = stage.panel("Out of battery");
        try (Person ada = stage.person("ada")) {
            Room room = Room.open(ada.page, stage.url(), interview);
            room.starts();
            ada.browser.setOffline(true);
            room.rates("reliability", 4);
            room.remarks("async", "Knows what an acknowledgement promises.");
            room.saysThatTheCardIs("offline");
            Page next = ada.newTab();
            ada.page.close();
            ada.browser.setOffline(false);

            Room again = Room.open(next, stage.url(), interview);

            assertThat(again.note("async")).hasValue("Knows what an acknowledgement promises.");
            again.saysThatTheCardIs("saved");
            assertThat(again.tab.locator("#signal-reliability input:checked")).hasValue("4");
            assertThat(stage.card(interview, "Ada")).containsExactlyInAnyOrderEntriesOf(room.meant);
            assertThat(stage.edits(interview, "note.async")).hasSize(1);
            assertThat(stage.edits(interview, "level.reliability")).hasSize(1);
            ada.hadNoComplaints();
        }
    }
}
