package dev.roundtwo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Taking one's data along, and letting a workspace go and come back, in a browser. */
@Journey
class DataJourney {

    private final Inspection inspection = new Inspection();
    private final Stage stage;
    private final Person ada;

    @Autowired
    DataJourney(ApplicationContext house) {
        this.stage = new Stage(house);
        this.ada = stage.person("ada");
    }

    @AfterEach
    void leave() {
        ada.close();
    }

    @Test
    void adaTakesHerDataAlongAndAWorkspaceGoesAndComesBack() throws Exception {
        stage.secondWorkspace("ada");
        takesHerDataAlong();
        looksIntoTheLog();
        deletesAWorkspaceAndKeepsIt();
        inspection.foundNothing();
    }

    private void takesHerDataAlong() throws Exception {
        ada.goes("/account/data");
        ada.clicks("Pack it");
        ada.sees("It is ready.");
        inspection.ofThisPage(ada);
        Page again = ada.newTab();
        again.navigate("/account/data");
        again.getByText("It is ready.").waitFor();
        again.close();
        Download zip = ada.page.waitForDownload(() -> ada.clicks("Download the zip"));
        try (ZipFile file = new ZipFile(zip.path().toFile())) {
            assertThat(file.stream().map(entry -> entry.getName()).toList())
                    .contains("index.html", "account.json", "demo/interviews.json");
        }
        inspection.of(ada, "/account/data/closure", "/goodbye");
    }

    private void looksIntoTheLog() {
        inspection.of(ada, "/w/demo/settings/audit");
        ada.sees("Unbroken.");
        ada.page.locator("#group").selectOption("set");
        ada.page.waitForURL("**group=set**");
        assertThat(ada.page.locator(".audit-entry").allInnerTexts()).allMatch(text -> text.contains(" set"));
        inspection.of(ada, "/w/demo/settings/audit?q=nothing-like-this", "/w/demo/settings/data");
    }

    private void deletesAWorkspaceAndKeepsIt() {
        inspection.of(ada, "/w/aside/settings/data/closure");
        ada.page.locator("#name").fill("Something else");
        ada.clicks("Delete this workspace");
        ada.sees("Nothing was changed.");
        inspection.ofThisPage(ada);
        ada.page.locator("#name").fill("Aside");
        ada.clicks("Delete this workspace");
        ada.sees("Aside is deleted.");
        inspection.ofThisPage(ada);
        inspection.of(ada, 404, "/w/aside");
        ada.goes("/workspaces");
        ada.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it"))
                .click();
        inspection.of(ada, "/w/aside");
    }
}
