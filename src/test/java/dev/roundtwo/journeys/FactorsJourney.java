package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dev.roundtwo.identity.factors.Phone;
import dev.roundtwo.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Ada locks her account with what she has and what she is, and comes in again (ASVS v5.0.0-6.3.3, 6.5.1, 7.5.1). */
@Journey
class FactorsJourney {

    private final Stage stage;
    private final String email = Ids.next() + "@example.org";
    private Person ada;

    @Autowired
    FactorsJourney(ApplicationContext house) {
        stage = new Stage(house);
    }

    /** A device says yes by itself, so where the button is to be tried, the e-mail field must not be quicker. */
    private static final String BUTTON_ONLY = """
            if (location.hash === "#button" && window.PublicKeyCredential) {
              PublicKeyCredential.isConditionalMediationAvailable = async () => false;
            }
            """;

    @BeforeEach
    void come() {
        ada = stage.ownAda(email);
        ada.browser.addInitScript(BUTTON_ONLY);
    }

    @AfterEach
    void leave() {
        ada.hadNoComplaints();
        ada.close();
    }

    @Test
    void adaMakesAPasskeySignsOutAndSignsInWithIt() {
        String device = device(ada.browser.newCDPSession(ada.page));
        ada.goes("/account/security").page.getByLabel("Name of the new passkey").fill("This laptop");
        ada.clicks("Add a passkey");
        ada.sees("Keep these ten codes");
        ada.clicks("I have them");
        ada.sees("This laptop");
        ada.page.getByLabel("Name of the new passkey").fill("This laptop again");
        ada.clicks("Add a passkey");
        ada.sees("This device has a passkey for your account already.");
        signsOut();
        ada.goes("/sign-in#button").clicks("Sign in with a passkey");
        ada.page.waitForURL("**/workspaces");
        ada.goes("/account/sessions").sees("by passkey");

        signsOut();
        ada.goes("/sign-in");
        ada.page.waitForURL("**/workspaces"); // the e-mail field offered it, and the device said yes

        signsOut();
        Stage.signsIn(ada, email);
        ada.sees("One more step");
        ada.clicks("Use a passkey");
        ada.page.waitForURL("**/workspaces");

        stage.proofOf(email, Duration.ofHours(1));
        ada.goes("/account/security").sees("Is it still you?");
        ada.clicks("Use a passkey");
        ada.sees("What opens your account");
        ada.page.getByLabel("Remove This laptop").click();
        ada.agrees("Remove it");
        ada.sees("It opens nothing any more.");
        signsOut();
        Stage.signsIn(ada, email);
        ada.page.waitForURL("**/workspaces");
        assertThat(device).isNotEmpty();
    }

    @Test
    void adaSetsUpAnAppLosesHerPhoneAndIsAskedAgain() {
        ada.goes("/account/security").clicks("Set up an app");
        assertThat(ada.page.getByLabel(Pattern.compile("QR code.*"))).isVisible();
        String seed = ada.page.locator("#seed").textContent();
        ada.page.locator("#code").fill(Phone.code(seed, Instant.now()));
        ada.clicks("Use this app");
        ada.sees("Keep these ten codes");
        String recovery = ada.page.locator(".codes code").first().textContent();
        signsOut();

        Stage.signsIn(ada, email);
        ada.sees("One more step");
        ada.goes("/account/security").sees("One more step");
        ada.page.locator("#code").fill(recovery);
        ada.clicks("Sign in");
        ada.page.waitForURL(Pattern.compile(".*/(workspaces|account/security)"));
        signsOut();

        Stage.signsIn(ada, email);
        ada.page.locator("#code").fill(recovery);
        ada.clicks("Sign in");
        ada.sees("This code is not good now.");
        ada.page.locator("#code").fill(Phone.code(seed, Instant.now().plusSeconds(30)));
        ada.clicks("Sign in");
        ada.page.waitForURL("**/workspaces");

        stage.proofOf(email, Duration.ofHours(1));
        ada.goes("/account/password").sees("Is it still you?");
        ada.page.locator("#password").fill("three owls on a wire");
        ada.page.locator("form[action='/account/proof/password'] button").click();
        ada.sees("Change your password");
        ada.goes("/account/security").sees("9 of 10 left");
    }

    private void signsOut() {
        ada.page.locator("details.menu > summary").first().click();
        ada.page.locator("form[action='/sign-out'] button").click();
        ada.page.waitForURL(url -> url.endsWith("/"));
    }

    /** A device with a fingerprint reader, of Chromium's own making. */
    private static String device(CDPSession tools) {
        tools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String able :
                new String[] {"hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"
                }) {
            options.addProperty(able, true);
        }
        JsonObject wrapped = new JsonObject();
        wrapped.add("options", options);
        return tools.send("WebAuthn.addVirtualAuthenticator", wrapped)
                .get("authenticatorId")
                .getAsString();
    }
}
