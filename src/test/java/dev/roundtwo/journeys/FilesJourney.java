package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import dev.roundtwo.platform.files.content.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Attaching files in a browser: what is taken, what is not, fetching and taking away; and a picture of oneself. */
@Journey
class FilesJourney {

    @TempDir
    Path folder;

    private final Inspection inspection = new Inspection();
    private final Person ada;

    @Autowired
    FilesJourney(ApplicationContext house) {
        this.ada = new Stage(house).person("ada");
    }

    @AfterEach
    void leave() {
        ada.close();
    }

    @Test
    void adaAttachesFilesAndShowsHerFace() throws Exception {
        String question = aQuestionOfOurs();
        attachesWhatIsTaken(question);
        isToldWhatIsNot(question);
        fetchesOneAndTakesItAway(question);
        showsHerFace();
        inspection.foundNothing();
    }

    private String aQuestionOfOurs() {
        String library = ada.finds("/w/demo/questions?q=logged+out", "Logged out at random");
        ada.goes(library).page.locator(".page-head form button.primary").click();
        ada.page.waitForURL(Pattern.compile("^(?!.*" + library + ").*/questions/.*"));
        String question = ada.page.url().replaceFirst("/edit.*", "");
        ada.goes(question).sees("Nothing is attached yet.");
        return question;
    }

    private void attachesWhatIsTaken(String question) {
        sends("board.jpg", Samples.photograph(600, 300, 6));
        ada.sees("1 of 20");
        assertThat(ada.page.locator(".file-list a")).hasText("board.jpg");
        assertThat(ada.page.locator("img.file-thumb")).hasJSProperty("complete", true);
        sends("plan.pdf", Samples.pdf());
        assertThat(ada.page.locator(".file-list a")).hasCount(2);
        inspection.of(ada, question, question + "/files");
    }

    private void isToldWhatIsNot(String question) throws Exception {
        ada.goes(question);
        sends("plan.pdf", Samples.latin("<html><script>document.title = 'run'</script>"));
        ada.sees("The file was not attached.");
        inspection.ofThisPage(ada);
        Path large = Files.write(folder.resolve("large.txt"), new byte[(20 << 20) + 1]);
        ada.page.locator("#file").setInputFiles(large);
        ada.sees("This file is larger than 20 MB.");
        assertThat(ada.page.locator(".file-list a")).hasCount(2);
    }

    private void fetchesOneAndTakesItAway(String question) throws Exception {
        ada.goes(question);
        Download plan = ada.page.waitForDownload(() -> ada.clicks("plan.pdf"));
        Assertions.assertThat(plan.suggestedFilename()).isEqualTo("plan.pdf");
        Assertions.assertThat(Files.readAllBytes(plan.path())).isEqualTo(Samples.pdf());
        ada.clicks("Remove plan.pdf");
        ada.agrees("Remove");
        assertThat(ada.page.locator(".file-list a")).hasText("board.jpg");
    }

    private void showsHerFace() {
        ada.goes("/account/picture").sees("You have no picture");
        inspection.ofThisPage(ada);
        ada.page
                .locator("#file")
                .setInputFiles(new FilePayload("me.jpg", "image/jpeg", Samples.photograph(300, 500, 1)));
        ada.clicks("Send it");
        ada.page.waitForURL("**done=sent");
        ada.page.waitForCondition(
                () -> ada.goes("/account/picture").page.locator("img.portrait").count() == 1);
        inspection.of(ada, "/account/picture", "/account");
        assertThat(ada.page.locator("header img.face")).hasJSProperty("complete", true);
        ada.goes("/account/picture").clicks("Remove it");
        ada.agrees("Remove");
        ada.sees("Your picture is gone.");
    }

    private void sends(String name, byte[] bytes) {
        ada.page.locator("#file").setInputFiles(new FilePayload(name, "application/octet-stream", bytes));
        ada.page.locator("form[data-upload] button").click();
    }
}
