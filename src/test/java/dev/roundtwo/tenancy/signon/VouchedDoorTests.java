package dev.roundtwo.tenancy.signon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever runs a workspace's provider can come in as anybody it knows, here as an owner who operates the installation too. That
 * session must not do more than a member's: v5.0.0-6.8.4, v5.0.0-7.5.3, v5.0.0-8.2.1.
 */
@ModuleTest
class VouchedDoorTests {

    private static final String PASSWORD = "three owls on a wire";
    private static final Set<String> OPEN = Set.of(
            "/", "/workspaces", "/account/proof", "/api", "/api/v1/openapi.yaml", "/goodbye", "/error", "/assets/**");
    private static ForeignProvider foreign;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Providers providers;

    @Autowired
    Accounts accounts;

    @Autowired
    Workspaces workspaces;

    @Autowired
    ExternalIdentities identities;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    Team team;
    Account owner;
    Cookie vouched;

    @BeforeAll
    static void start() {
        foreign = ForeignProvider.start();
    }

    @AfterAll
    static void stop() {
        foreign.close();
    }

    @BeforeEach
    void gather() throws Exception {
        team = Team.of(cast.people(), foreign, providers, web, "OPENID");
        owner = accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
        workspaces.join(team.people.ada().workspaceId(), owner.id(), Role.OWNER);
        String subject = "owner-" + Ids.next();
        identities.linkNew(owner.id(), new Vouched(foreign.issuer, subject, owner.email(), true, "Ada", false));
        foreign.isVisitedBy(subject, owner.email(), true);
        foreign.misbehaves(Map.of("claims", Map.of("amr", List.of("mfa")))); // and it counts
        vouched = team.visits(null, null).browser();
    }

    @AfterEach
    void behave() {
        foreign.behaves();
    }

    @Test
    void theWorkspaceIsOpen() {
        assertThat(team.get(team.home(), vouched)).hasStatusOk();
        assertThat(team.get(team.home() + "/people", vouched))
                .hasStatusOk()
                .bodyText()
                .contains("Show who you are to change people")
                .doesNotContain("Make the invitation");
        assertThat(team.get("/api", vouched)).hasStatusOk();
    }

    /** Deny by default: each page that there is, and each that will be. */
    @Test
    void everyPageOutsideTheWorkspaceWantsAProof() {
        List<String> refused = routes.getHandlerMethods().keySet().stream()
                .filter(VouchedDoorTests::isRead)
                .flatMap(route -> route.getPatternValues().stream())
                .filter(route -> !OPEN.contains(route)
                        && !route.matches(
                                "/(w/\\{workspace}|sign-in|invitations|join|files|pictures|calendar|reschedule|unsubscribe)(/.*)?")
                        && !route.startsWith("/api/v1/")) // tokens only
                .toList();
        assertThat(refused)
                .contains("/account", "/operator", "/operator/jobs", "/operator/accounts", "/oauth2/consent");
        for (String route : refused) {
            String path = route.replaceAll("\\{\\w+}", Ids.next().toString());
            assertThat(team.get(path, vouched)).as(path).redirectedUrl().startsWith("/account/proof?next=");
        }
    }

    @Test
    void noEscapedLetterLeadsRound() {
        assertThat(web.get().uri(URI.create("/%61ccount/sessions")).cookie(vouched))
                .hasStatus(400);
        assertThat(web.post()
                        .uri(URI.create("/%61ccount/name"))
                        .cookie(vouched)
                        .with(Cast.form())
                        .param("name", "Taken"))
                .hasStatus(400);
        assertThat(accounts.find(owner.id()).orElseThrow().name()).isEqualTo("Ada");
    }

    @Test
    void operatingWantsAProof() {
        for (String act : List.of("/operator/jobs/replays", "/operator/jobs/" + Ids.next() + "/replays")) {
            wantsProof(team.post(act, vouched));
        }
    }

    /** An admin who runs the provider must not become an owner by it, nor do whatever else only admins do. */
    @Test
    void administeringWantsAProof() {
        Member ben = team.people.ben();
        String home = team.home();
        wantsProof(team.post(home + "/people/" + ben.accountId() + "/role", vouched, "role", "OWNER"));
        wantsProof(team.post(home + "/people/invitations", vouched, "role", "OWNER"));
        wantsProof(team.post(home + "/people/invitations", vouched, "role", "MEMBER"));
        wantsProof(team.post(home + "/people/" + ben.accountId() + "/removal", vouched));
        wantsProof(team.post(home + "/people/" + owner.id() + "/removal", vouched));
        wantsProof(team.post(home + "/settings/name", vouched, "name", "Taken"));
        wantsProof(team.post(home + "/settings/second-factor", vouched, "required", "true"));
        for (String page : List.of("", "/limits", "/clients", "/sign-in", "/audit", "/data")) {
            wantsProof(team.get(home + "/settings" + page, vouched));
        }
        assertThat(role(ben)).isEqualTo(Role.MEMBER);

        Cookie proven = proved(vouched);
        assertThat(team.get(home + "/settings", proven)).hasStatusOk();
        assertThat(team.post(home + "/people/" + ben.accountId() + "/role", proven, "role", "ADMIN"))
                .hasRedirectedUrl(home + "/people");
        assertThat(role(ben)).isEqualTo(Role.ADMIN);
    }

    @Test
    void theOtherWorkspacesAreNotEvenNamed() {
        Member elsewhere =
                workspaces.found("more-" + Ids.next().toString().substring(24), "Far away", owner.id(), false);
        assertThat(team.get("/workspaces", vouched)).hasRedirectedUrl(team.home());
        assertThat(team.get("/workspaces", proved(vouched)))
                .hasStatusOk()
                .bodyText()
                .contains(elsewhere.workspaceName());
    }

    private static void wantsProof(MvcTestResult answer) {
        assertThat(answer).redirectedUrl().startsWith("/account/proof?next=");
    }

    private Role role(Member member) {
        return workspaces
                .member(member.workspaceSlug(), member.accountId())
                .orElseThrow()
                .role();
    }

    private Cookie proved(Cookie browser) {
        var answer = team.post("/account/proof/password", browser, "password", PASSWORD, "next", "/workspaces");
        assertThat(answer).hasRedirectedUrl("/workspaces");
        return Objects.requireNonNullElse(answer.getResponse().getCookie("roundtwo"), browser);
    }

    private static boolean isRead(RequestMappingInfo route) {
        Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }
}
