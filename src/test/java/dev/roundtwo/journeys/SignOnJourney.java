package dev.roundtwo.journeys;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import dev.roundtwo.tenancy.signon.ForeignProvider;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A team brings its own sign-in: set up, tried, linked with proof, made the only way in; somebody of its domain joins by
 * themselves, and an owner comes back in when the provider is down.
 */
@Journey
class SignOnJourney {

    private static final String PASSWORD = "three owls on a wire";

    private final ApplicationContext house;
    private final ForeignProvider foreign = ForeignProvider.start();
    private final Inspection inspection = new Inspection();
    private final Person ada;
    private final Person chloe;
    private final Person again;
    private final String mark = Ids.next().toString().substring(28);
    private final String home = "/w/guild-" + mark;
    private final String email = "ada-" + mark + "@example.org";
    private Member owner;

    @Autowired
    SignOnJourney(ApplicationContext house) {
        this.house = house;
        String base = new Stage(house).url();
        ada = Browsers.person("Ada", base);
        chloe = Browsers.person("Chloé", base);
        again = Browsers.person("Ada", base);
    }

    @AfterEach
    void leave() {
        List.of(ada, chloe, again).forEach(Person::close);
        foreign.close();
    }

    @Test
    void aTeamBringsItsOwnSignIn() throws Exception {
        var account = house.getBean(Accounts.class).open(email, "Ada", PASSWORD);
        owner = house.getBean(Workspaces.class).found("guild-" + mark, "Guild", account.id(), false);
        adaSetsItUp();
        adaLinksIt();
        adaProvesTheDomain();
        adaClosesAllOtherWays();
        chloeJoinsByHerDomain();
        theProviderIsNotBelievedInEverything();
        adaComesBackInWhileItIsDown();
        List.of(ada, chloe, again).forEach(Person::hadNoComplaints);
        inspection.foundNothing();
    }

    private void adaSetsItUp() {
        byPassword(ada, home + "/settings/sign-in");
        inspection.ofThisPage(ada);
        ada.clicks("Any OpenID provider");
        fill(ada, "label", "Guild");
        fill(ada, "issuer", "http://localhost:1");
        fill(ada, "clientId", "guild");
        fill(ada, "clientSecret", ForeignProvider.SECRET);
        ada.clicks("Check and save");
        ada.sees("Nothing answered there");
        inspection.ofThisPage(ada);
        fill(ada, "issuer", foreign.issuer);
        fill(ada, "clientSecret", ForeignProvider.SECRET);
        ada.clicks("Check and save");
        foreign.knows("guild", ada.page.getByLabel("Redirect address").inputValue());
        foreign.isVisitedBy("chloe", "chloe@" + mark + ".example", true);
        foreign.isVisitedBy("ada", email, true);
        foreign.tell(Map.of("ask", true));
        inspection.ofThisPage(ada);
        ada.clicks("Test it");
        ada.clicks("ada");
        ada.sees("Guild works.");
    }

    private void adaLinksIt() {
        ada.goes(home + "/settings/sign-in").page.getByText("Guild only").click();
        closes();
        ada.sees("Sign in through it yourself first");
        ada.goes("/account/identities").clicks("Guild (");
        ada.page.waitForURL("**/account/identities/new");
        inspection.ofThisPage(ada);
        ada.clicks("Link them");
        ada.sees("You can sign in with Guild from now on.");
        inspection.ofThisPage(ada);
    }

    private void adaProvesTheDomain() throws Exception {
        ada.goes(home + "/settings/sign-in");
        fill(ada, "domain", mark + ".example");
        ada.clicks("Add the domain");
        ada.sees("to be proven");
        inspection.ofThisPage(ada);
        in(owner, () -> house.getBean(TransactionTemplate.class).execute(status -> house.getBean(JdbcClient.class)
                .sql("update sign_on_domain set proven_at = now() where workspace_id = ?")
                .param(owner.workspaceId())
                .update()));
    }

    private void adaClosesAllOtherWays() {
        ada.goes(home + "/settings/sign-in").page.getByText("Guild only").click();
        closes();
        ada.sees("All other ways are closed.");
        inspection.ofThisPage(ada);
    }

    private void chloeJoinsByHerDomain() {
        chloe.goes("/sign-in")
                .page
                .locator("summary")
                .getByText("through your team")
                .click();
        inspection.ofThisPage(chloe);
        fill(chloe, "team", "guild-" + mark);
        chloe.clicks("Go on");
        inspection.ofThisPage(chloe);
        chloe.clicks("Sign in with Guild");
        chloe.clicks("chloe");
        chloe.page.waitForURL("**" + home);
        chloe.goes(home + "/people").sees("2 people in Guild.");
    }

    /** Whoever runs the provider could answer for anybody: that makes nobody somebody else, nor changes people. */
    private void theProviderIsNotBelievedInEverything() throws Exception {
        in(owner, () -> house.getBean(TransactionTemplate.class).execute(status -> house.getBean(JdbcClient.class)
                .sql("update member set role = 'ADMIN' where workspace_id = ? and role = 'MEMBER'")
                .param(owner.workspaceId())
                .update()));
        chloe.goes(home + "/people").sees("Show who you are to change people");
        inspection.ofThisPage(chloe);
        chloe.browser.clearCookies(new ClearCookiesOptions().setName(Pattern.compile("_(session|interaction).*")));
        chloe.goes("/sign-in/w/guild-" + mark).clicks("Sign in with Guild");
        chloe.clicks("ada");
        chloe.sees("Continue as somebody else?");
        inspection.ofThisPage(chloe);
        chloe.clicks("Stay signed in as");
    }

    private void adaComesBackInWhileItIsDown() {
        byPassword(again, home);
        again.page.waitForURL("**/sign-in/w/**");
        inspection.ofThisPage(again);
        again.clicks("Sign in with Guild");
        again.page.waitForURL(Pattern.compile(".*/interaction/.*"));
        foreign.misbehaves(Map.of("hang", "/token"));
        again.clicks("ada");
        again.sees("Guild does not answer");
        inspection.ofThisPage(again);
        again.goes(home).clicks("come in without it");
        inspection.ofThisPage(again);
        again.clicks("Come in for an hour");
        again.page.waitForURL("**/settings/sign-in");
        again.page.getByText("Any way").click();
        again.page.locator("form[action$='/sole'] button").click();
        again.sees("All ways are open.");
        assertThat(again.goes(home).page.url()).endsWith(home);
    }

    private void closes() {
        ada.page.locator("form[action$='/sole'] button").click();
        ada.agrees("Close them");
    }

    private void byPassword(Person who, String next) {
        who.goes("/sign-in?next=" + next);
        fill(who, "login", email);
        fill(who, "password", PASSWORD);
        who.page.locator("form:has(#password) button").click();
    }

    private static void fill(Person who, String id, String text) {
        who.page.locator("#" + id).fill(text);
    }
}
