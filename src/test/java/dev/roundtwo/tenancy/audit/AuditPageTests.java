package dev.roundtwo.tenancy.audit;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Invitations;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-16.2.1, v5.0.0-16.3.2: the log says who did what when and from where, to the admins of that workspace only. */
@ModuleTest
class AuditPageTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Audit audit;

    @Autowired
    AuditLog log;

    @Autowired
    AuditReader reader;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Members members;

    @Autowired
    Invitations invitations;

    Cast.People people;
    String page;

    @BeforeEach
    void gather() {
        people = cast.people();
        page = "/w/" + people.ada().workspaceSlug() + "/settings/audit";
    }

    @Test
    void anAdminReadsInWordsWhoDidWhat() throws Exception {
        UUID ben = people.ben().accountId();
        var changed = web.post()
                .uri("/w/" + people.ada().workspaceSlug() + "/people/" + ben + "/role")
                .param("role", "INTERVIEWER")
                .header("X-Correlation-Id", "audit-page-0001")
                .with(as(people.ada()))
                .exchange();
        assertThat(changed).hasStatus3xxRedirection();
        String id = Objects.requireNonNull(changed.getResponse().getHeader("X-Correlation-Id"));
        in(people.ada(), () -> invitations.invite(people.ada(), null, Role.MEMBER));

        assertThat(web.get().uri(page).with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("changed a role", "Ben Okafor", "role interviewer", "from this machine", id)
                .doesNotContain("audit-page-0001")
                .contains("made an invitation");
        assertThat(web.get().uri(page + "/chain").with(as(people.ada())))
                .bodyText()
                .contains("Unbroken.", "6 entries", "<html lang", "id=\"main\"", "made an invitation")
                .doesNotContain("hx-trigger=\"load\"");
        assertThat(web.get().uri(page + "/chain").header("HX-Request", "true").with(as(people.ada())))
                .as("only the part that htmx puts into the page")
                .bodyText()
                .contains("Unbroken.", "6 entries")
                .doesNotContain("<html", "made an invitation");
    }

    @Test
    void whatItWasDoneToIsNamedAndLinked() throws Exception {
        UUID client = Ids.next();
        UUID issuer = Ids.next();
        UUID provider = Ids.next();
        in(
                people.ada(),
                () -> transaction.execute(status -> {
                    UUID workspace = people.ada().workspaceId();
                    sql.sql("""
                    insert into oauth_client (id, workspace_id, name, kind, redirect_uris, scopes, created_at)
                    values (?, ?, 'Calendar', 'APP', '{}', '{}', now())
                    """).params(client, workspace).update();
                    sql.sql("""
                    insert into trusted_issuer (id, workspace_id, issuer, audience, scopes, created_at)
                    values (?, ?, 'https://issuer.example.org', 'here', '{}', now())
                    """).params(issuer, workspace).update();
                    sql.sql("""
                    insert into sign_on_provider (id, workspace_id, handle, kind, label, issuer, client_id, sealed_secret, created_at)
                    values (?, ?, 'abcd1234', 'OPENID', 'House keys', 'https://sso.example.org', 'us', 'sealed', now())
                    """).params(provider, workspace).update();
                    sql.sql("""
                    insert into sign_on_domain (workspace_id, domain, token, role, created_at)
                    values (?, 'team.example.org', 'token', 'MEMBER', now())
                    """).param(workspace).update();
                    audit.record("client.registered", "client", client);
                    audit.record("issuer.trusted", "issuer", issuer);
                    audit.record("provider.trusted", "provider", provider);
                    audit.record("domain.added", "domain", "team.example.org");
                    return status;
                }));
        assertThat(rows(people.ada(), filters(null, null, null)).stream()
                        .limit(4)
                        .map(row -> row.subject() + " " + row.path()))
                .containsExactlyInAnyOrder(
                        "Calendar /settings/clients/" + client,
                        "https://issuer.example.org /settings/clients/issuers",
                        "House keys /settings/sign-in/providers/" + provider,
                        "team.example.org /settings/sign-in");
    }

    @Test
    void whoeverIsNoAdminHereReadsNothing() {
        for (String path : List.of("", "/chain", "/entries.csv", "/entries.json")) {
            assertThat(web.get().uri(page + path).with(as(people.chloe())))
                    .as(path)
                    .hasStatus(403);
            assertThat(web.get().uri(page + path).with(as(people.ben())))
                    .as(path)
                    .hasStatus(403);
            assertThat(web.get().uri(page + path).with(as(people.charlie())))
                    .as(path)
                    .hasStatus(404);
        }
    }

    @Test
    void anotherWorkspacesAdminFindsNothingOfItByItsIds() throws Exception {
        String theirs = "/w/" + people.charlie().workspaceSlug() + "/settings/audit";
        UUID ben = people.ben().accountId();
        for (String query : List.of("?who=" + ben, "?subject=" + ben, "?q=" + ben)) {
            assertThat(web.get().uri(theirs + query).with(as(people.charlie())))
                    .as(query)
                    .hasStatusOk()
                    .bodyText()
                    .contains("Nothing fits these filters");
        }
        assertThat(rows(people.charlie(), AuditPageTests.filters(null, null, null)).stream()
                        .map(AuditRow::who))
                .containsExactly("Charlie");
    }

    @Test
    void eachFilterFindsItsEntriesAndNoOthers() throws Exception {
        in(people.chloe(), () -> done("set.published", "set"));
        in(people.ada(), () -> done("set.retired", "set"));
        in(people.chloe(), () -> done("interview.planned", "interview"));
        UUID chloe = people.chloe().accountId();

        assertThat(actions(filters(chloe.toString(), null, null)))
                .containsExactly("interview.planned", "set.published", "member.joined");
        assertThat(actions(filters(null, "set", null))).containsExactly("set.retired", "set.published");
        assertThat(actions(filters(null, null, "retired the"))).containsExactly("set.retired");
        assertThat(actions(filters(null, null, "set.pub"))).containsExactly("set.published");
        assertThat(actions(filters(chloe.toString(), "set", "published"))).containsExactly("set.published");
        assertThat(actions(filters(null, "interview", "published"))).isEmpty();
        assertThat(actions(filters(null, null, chloe.toString())))
                .as("as who did it and as whom it was done to, once each")
                .containsExactly("interview.planned", "set.published", "member.joined");
        assertThat(actions(new AuditFilters(null, null, null, null, null, chloe.toString(), null, null)))
                .containsExactly("member.joined");
        assertThat(actions(filters("no account", null, "%' or '1'='1"))).isEmpty();
    }

    @Test
    void daysAreThoseOfTheReadersZone() throws Exception {
        Backdated.at(Instant.parse("2026-03-01T23:30:00Z"), () -> doneByAda("set.published"));
        Backdated.at(Instant.parse("2026-03-02T00:30:00Z"), () -> doneByAda("set.retired"));
        assertThat(actions(days("2026-03-01", "2026-03-01", "UTC"))).containsExactly("set.published");
        assertThat(actions(days("2026-03-02", "2026-03-02", "Europe/Berlin")))
                .containsExactly("set.retired", "set.published");
        assertThat(actions(days("2026-03-02", "2026-03-02", "no zone"))).containsExactly("set.retired");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrDouble() throws Exception {
        List<Long> seen = new java.util.ArrayList<>();
        for (int i = 0; i < 117; i++) {
            doneByAda("set.published");
        }
        AuditFilters all = filters(null, null, null);
        AuditReader.Page part = in(people.ada(), () -> reader.page(log.book(people.ada()), all, null));
        while (true) {
            part.rows().forEach(row -> seen.add(row.number()));
            var next = part.next();
            if (next == null) {
                break;
            }
            part = in(people.ada(), () -> reader.page(log.book(people.ada()), all, next));
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 121).mapToObj(i -> 122L - i).toList());
    }

    @Test
    void whoLeftForGoodIsNamedSo() throws Exception {
        in(people.ada(), () -> {
            members.remove(people.ada(), people.ben().accountId());
            return null;
        });
        assertThat(rows(people.ada(), filters(null, "member", null)).getFirst())
                .satisfies(row -> assertThat(row.text()).isEqualTo("removed a member"))
                .satisfies(row -> assertThat(row.subject()).isEqualTo("Ben Okafor"));
    }

    private Object done(String action, String kind) {
        audit.record(action, kind, Ids.next());
        return action;
    }

    private void doneByAda(String action) {
        try {
            in(people.ada(), () -> done(action, "set"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> actions(AuditFilters filters) throws Exception {
        return rows(people.ada(), filters).stream().map(AuditRow::action).toList();
    }

    private List<AuditRow> rows(Member who, AuditFilters filters) throws Exception {
        return in(who, () -> reader.page(log.book(who), filters, null)).rows();
    }

    private static AuditFilters days(String from, String to, String zone) {
        return new AuditFilters(null, null, from, to, zone, null, null, null);
    }

    private static AuditFilters filters(String who, String group, String text) {
        return new AuditFilters(who, group, null, null, null, null, null, text);
    }
}
