package dev.roundtwo.journeys;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.roundtwo.Owner;
import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientForm;
import dev.roundtwo.identity.factors.Phone;
import dev.roundtwo.platform.sealing.Sealing;
import dev.roundtwo.roles.RolesTable;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every page of the product, each seen by somebody whom it is for, held to what {@link Inspection} insists on. */
@Journey
class EveryPageJourney {

    /** Answers that are a part of a page, data, a file or a way to another page. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "/api/v1/.*|/oauth2/(jwks|resume)|/sign-in/(instead|team|unlinked|with/.*)|/account/identities/new"
                    + "|.*/data/parcels?(/.*)?|.*/audit/(chain|entries\\..*)|/account/(name|region)|.*/notices/bell"
                    + "|.*/settings/(name|colour|sign-in/(domains|providers|providers/[^/]+/test))|.*(/events|/now|/notes|/fields|/picks|/people/invitations|\\.yaml|\\.ics)"
                    + "|.*(/progress/results|/reports|/reports/[^/]+/(pdf|tables))|/files/.*|/pictures/.*|.*/files/[^/]+");

    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private final Inspection inspection = new Inspection();
    private final JdbcClient sql;
    private final Stage stage;
    private final Owner owner;
    private final ApiClients registry;
    private final Sealing sealing;
    private final Person nobody;
    private final Person ada;
    private final Person dmitri;
    private final Person ben;

    @Autowired
    EveryPageJourney(ApplicationContext house, JdbcClient sql) {
        this.sql = sql;
        this.stage = new Stage(house);
        this.owner = new Owner(house.getEnvironment());
        this.registry = house.getBean(ApiClients.class);
        this.sealing = house.getBean(Sealing.class);
        String base = stage.url();
        nobody = Browsers.person("Nobody", base);
        ada = Browsers.person("Ada", base);
        dmitri = Browsers.person("Dmitri", base);
        ben = Browsers.person("Ben Okafor", base);
    }

    @AfterEach
    void leave() {
        beside.close();
        List.of(nobody, ada, dmitri, ben).forEach(Person::close);
        owner.makesOperator("ada@demo.invalid", false);
        sql.sql("delete from dead_letter where correlation_id = 'every-page'").update();
    }

    @Test
    void everyPageIsForEverybodyFitsAPhoneAndKeepsTheContentPolicy() throws Exception {
        inspection.of(nobody, "/", "/demo", "/set-up", "/sign-in", "/api", "/goodbye");
        inspection.of(nobody, 404, "/nothing-here");
        signInPages();
        Stream.of(ada, dmitri, ben).forEach(Person::entersTheDemo);
        stage.secondWorkspace("ada"); // with one, the list of workspaces leads on at once
        Future<Inspection> work = beside.submit(() -> PagesOfWork.seen(stage));
        inspection.of(ada, "/w/demo", "/workspaces", "/account");
        inspection.of(ada, 404, "/w/demo/nothing-here");
        inspection.of(ben, "/w/demo", "/w/demo/interviews", "/w/demo/calendar", "/w/demo/people");
        accountPages();
        peoplePages();
        teamSignInPages();
        pagesOfPrograms();
        pagesOfWebhooks();
        noticePages();
        dataPages();
        operatorPages();

        inspection.add(work.get(5, TimeUnit.MINUTES));
        inspection.foundNothing();
        assertThat(pages().filter(page -> !seen(page)))
                .as("pages that nobody looked at")
                .isEmpty();
    }

    private void signInPages() {
        nobody.goes("/sign-in").page.locator("#login").fill("ada@demo.invalid");
        nobody.page.locator("#password").fill("not her password");
        nobody.page
                .getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        inspection.ofThisPage(nobody);
        nobody.goes("/sign-in").page.locator("#email").fill("ada@demo.invalid");
        nobody.clicks("Send me a sign-in link");
        inspection.ofThisPage(nobody);
        inspection.of(nobody, 410, "/sign-in/link/long-gone");
        inspection.of(nobody, 404, "/reschedule/demo/long-gone");
        inspection.of(nobody, "/outbox");
    }

    /** The demo's people have no locks, so somebody with an account of her own shows what opens one. */
    private void accountPages() {
        inspection.of(
                ada,
                "/account/security",
                "/account/sessions",
                "/account/password",
                "/account/proof",
                "/account/picture");
        String email = "every-page-" + System.nanoTime() + "@example.org";
        try (Person own = stage.ownAda(email)) {
            inspection.of(own, "/account/security", "/account/security?next=/w/demo", "/account/password");
            own.goes("/account/security").clicks("Set up an app");
            own.page.waitForURL("**/account/security/app");
            inspection.ofThisPage(own);
            String seed = own.page.locator("#seed").textContent();
            own.page.locator("#code").fill(Phone.code(seed, Instant.now()));
            own.clicks("Use this app");
            own.sees("Keep these ten codes");
            inspection.ofThisPage(own);
            inspection.of(own, "/account/security", "/account/proof", "/account/sessions");
            Stage.signsIn(nobody, email);
            inspection.ofThisPage(nobody);
            nobody.page.locator("#code").fill("000000");
            nobody.page.locator("main form .btn.primary").click();
            inspection.ofThisPage(nobody);
            nobody.browser.clearCookies();
        }
    }

    private void peoplePages() {
        inspection.of(ada, "/w/demo/people/ownership", "/w/demo/settings/limits", "/w/demo/people");
        ada.clicks("Make the invitation");
        inspection.ofThisPage(ada);
        inspection.of(nobody, ada.page.getByLabel("Invitation link").inputValue());
        inspection.of(nobody, 410, "/invitations/demo/long-gone");
    }

    private void noticePages() {
        String notices = "/w/demo/notices";
        inspection.of(ada, notices, notices + "?all=true", notices + "/preferences");
        Member ben = stage.member("ben");
        String opened = ben.workspaceId() + " " + ben.accountId() + " MATCH";
        String link = "/unsubscribe/" + sealing.seal("notices/stop", opened);
        inspection.of(nobody, link, link + "/undoing");
        inspection.of(nobody, 404, "/unsubscribe/long-gone");
        nobody.goes(link).clicks("Stop them");
        inspection.ofThisPage(nobody);
        nobody.clicks("Send them again");
    }

    /** {@link SignOnJourney} sees them at work. */
    private void teamSignInPages() {
        String settings = "/w/demo/settings";
        inspection.of(ada, settings, settings + "/sign-in", settings + "/sign-in/providers/new", "/account/identities");
        inspection.of(ada, 404, settings + "/sign-in/providers/" + UUID.randomUUID());
        inspection.of(ada, 404, "/account/way-back/demo");
        inspection.of(nobody, "/sign-in/w/nobody-there");
    }

    /** {@link ForeignClientJourney} sees a client at work. */
    private void pagesOfPrograms() throws Exception {
        String clients = "/w/demo/settings/clients";
        Member owner = stage.member("ada");
        String back = "http://127.0.0.1:9/back";
        UUID id = in(
                        owner,
                        () -> registry.register(
                                owner, new ClientForm("Slots", "APP", back, List.of("members:read"), null)))
                .id();
        inspection.of(ada, clients, clients + "/new", clients + "/issuers", clients + "/" + id, "/account/apps");
        String client = new ClientId(owner.workspaceId(), id).text();
        dmitri.goes("/oauth2/authorize?response_type=code&scope=members:read&state=here&code_challenge_method=S256"
                + "&code_challenge=" + "c".repeat(43) + "&client_id=" + client + "&redirect_uri=" + back);
        inspection.ofThisPage(dmitri);
        inspection.of(dmitri, 410, "/oauth2/consent?state=old");
        in(owner, () -> {
            registry.delete(owner, id);
            return null;
        });
    }

    /** Nobody listens there, so the log shows a call that found nobody. */
    private void pagesOfWebhooks() {
        String webhooks = "/w/demo/settings/webhooks";
        inspection.of(ada, webhooks, webhooks + "/new");
        ada.goes(webhooks + "/new").page.locator("#url").fill("https://127.0.0.1:9/hooks");
        ada.clicks("Add it");
        inspection.ofThisPage(ada);
        ada.page.locator("#about").fill("A calendar");
        ada.page.locator("[name=events]").first().check();
        ada.clicks("Add it");
        ada.sees("Its secret");
        inspection.ofThisPage(ada);
        String webhook = ada.page.url().replaceFirst(".*(?=/w/)", "");
        ada.clicks("Send a test");
        ada.sees("What it answered");
        inspection.ofThisPage(ada);
        inspection.of(ada, webhooks, webhook, webhook + "/edit");
        ada.goes(webhook + "/edit").clicks("Make a new secret");
        ada.sees("Its new secret");
        ada.goes(webhook + "/edit")
                .page
                .locator(".form-section .btn.danger")
                .last()
                .click();
        ada.page.locator("dialog[open] .btn.danger").click();
        ada.sees("Nobody is told yet");
    }

    /** {@link DataJourney} takes some along. */
    private void dataPages() {
        inspection.of(ada, "/account/data", "/account/data/closure", "/w/demo/settings/audit");
        inspection.of(ada, "/w/demo/settings/audit?q=nothingatall", "/w/demo/settings/data");
        ada.page.locator("#retention [inputmode]").first().fill("99999");
        ada.clicks("Preview");
        inspection.ofThisPage(ada);
        inspection.of(ada, "/w/demo/settings/data/closure");
    }

    private void operatorPages() {
        owner.makesOperator("ada@demo.invalid", true);
        sql.sql("""
                insert into dead_letter
                    (id, kind, message_id, payload, cause, attempts, first_failed, failed_at, correlation_id)
                values (gen_random_uuid(), 'mail', gen_random_uuid(), '{}', 'ConnectException: refused', 8, now(), now(), 'every-page')
                """).update();
        inspection.of(ada, "/operator", "/operator/workspaces", "/operator/workspaces/demo", "/operator/operators");
        inspection.of(ada, "/operator/accounts", ada.finds("/operator/accounts?email=ben", "ben@"));
        ada.page.locator("#reason").fill(" ");
        ada.clicks("Disable");
        ada.agrees("Disable");
        inspection.ofThisPage(ada);
        inspection.of(ada, "/operator/workspaces/demo");
        ada.page.locator(".grid-fields input").first().fill("many");
        ada.clicks("Save");
        inspection.ofThisPage(ada);
        ada.goes("/operator/workspaces/aside").page.locator("#reason").fill("The bill of the building");
        ada.clicks("Suspend");
        ada.agrees("Suspend");
        inspection.ofThisPage(ada);
        inspection.of(ada, 403, "/w/aside");
        inspection.of(ada, "/workspaces");
        ada.goes("/operator/workspaces/aside").clicks("Resume");
        inspection.of(ada, "/operator/jobs", ada.finds("/operator/jobs", "mail"), "/operator/audit", "/w/demo");
        nobody.goes("/outbox").page.locator(".list-title").first().click();
        inspection.ofThisPage(nobody);
    }

    private boolean seen(PathPattern page) {
        return inspection.seen().stream().anyMatch(path -> page.matches(PathContainer.parsePath(path)));
    }

    /** What the tables of routes say one can look at. */
    private static Stream<PathPattern> pages() {
        return RolesTable.routes().stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring(4))
                .filter(path -> !NO_PAGE.matcher(path).matches())
                .map(PathPatternParser.defaultInstance::parse);
    }
}
