package dev.roundtwo.roles;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Bearer;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientForm;
import dev.roundtwo.identity.signin.SignInLinks;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.sealing.Sealing;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.questions.bank.Questions;
import dev.roundtwo.tenancy.Invitations;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What there is beside interviews: in the workspace, in it anew for each try, and what everybody has of their own. */
final class Things {

    private final ApplicationContext house;
    private final Company company;
    private final TablesOwner tables;
    final UUID question;
    final Draft draft;
    final UUID invitation;
    final UUID leaver;
    final UUID client;
    final UUID secret;
    final UUID issuer;
    final UUID provider;
    final String handle = "a1b2c3d4";
    final UUID parcel;
    final UUID failure;
    final Member closed;
    final Member sole;
    private final Map<Who, Owned> owned = new EnumMap<>(Who.class);

    Things(ApplicationContext house, Company company) throws Exception {
        this.house = house;
        this.company = company;
        this.tables = new TablesOwner(house.getEnvironment());
        question = question();
        draft = draft();
        invitation = invitation().id();
        leaver = leaver();
        client = client();
        secret = secret();
        issuer = issuer();
        provider = provider(company.person(Who.OWNER), handle);
        domain();
        parcel = parcel(company.person(Who.OWNER), company.person(Who.OWNER).workspaceId());
        failure = failure();
        closed = elsewhere();
        tables.closedWorkspace(closed.workspaceId(), 0);
        sole = elsewhere();
        tables.run("update workspace set sole_provider = '%s' where id = '%s'"
                .formatted(provider(sole, "e5f6a7b8"), sole.workspaceId()));
        for (Who who : Who.values()) {
            if (who.hasAccount()) {
                owned.put(who, owned(company.person(who)));
            }
        }
    }

    /** A set with one question, not published. */
    record Draft(UUID set, UUID item) {}

    /** What an account has. */
    record Owned(String passkey, UUID app, UUID identity, UUID parcel, String token, String scopeless) {}

    /** What is theirs. */
    Owned of(Who who) {
        return Objects.requireNonNull(owned.get(who));
    }

    Draft draft() throws Exception {
        Member lead = company.person(Who.LEAD);
        QuestionSets sets = house.getBean(QuestionSets.class);
        UUID set = in(lead, () -> {
            UUID made = sets.create(lead, "A draft", "");
            sets.addItem(lead, made, "b01", 10);
            return made;
        });
        return new Draft(set, one(lead, "select id from set_item where set_id = ?", set));
    }

    UUID question() throws Exception {
        Member lead = company.person(Who.LEAD);
        UUID library = one(lead, "select id from question where workspace_id is null and title <> ? limit 1", "");
        return in(lead, () -> house.getBean(Questions.class).copy(lead, library));
    }

    Invitations.Made invitation() throws Exception {
        Member owner = company.person(Who.OWNER);
        return in(owner, () -> house.getBean(Invitations.class).make(owner, null, Role.MEMBER));
    }

    UUID leaver() {
        return company.joins("Ben Okafor", Role.MEMBER).accountId();
    }

    UUID client() throws Exception {
        Member owner = company.person(Who.OWNER);
        var form = new ClientForm("Slots", "SITE", "https://app.example.org/back", List.of("members:read"), null);
        return in(owner, () -> house.getBean(ApiClients.class).register(owner, form))
                .id();
    }

    String clientId() {
        Member owner = company.person(Who.OWNER);
        return new ClientId(owner.workspaceId(), client).text();
    }

    String signInLink(UUID account) {
        return house.getBean(SignInLinks.class).make(account, null);
    }

    void domain() throws Exception {
        change(company.person(Who.OWNER), """
                insert into sign_on_domain (workspace_id, domain, token, role, created_at)
                values (?, 'example.org', 'a token', 'MEMBER', now()) on conflict do nothing
                """, company.person(Who.OWNER).workspaceId());
    }

    UUID issuer() throws Exception {
        UUID id = Ids.next();
        change(
                company.person(Who.OWNER),
                """
                insert into trusted_issuer (id, workspace_id, issuer, audience, scopes, created_at)
                values (?, ?, ?, 'here', '{}', now())
                """,
                id,
                company.person(Who.OWNER).workspaceId(),
                "https://" + id + ".example.org");
        return id;
    }

    UUID provider(Member owner, String as) throws Exception {
        UUID id = Ids.next();
        change(
                owner,
                """
                insert into sign_on_provider (id, workspace_id, handle, kind, label, issuer, client_id, sealed_secret, created_at)
                values (?, ?, ?, 'OPENID', 'Foreign', 'http://127.0.0.1:9', 'us', ?, now())
                """,
                id,
                owner.workspaceId(),
                as,
                house.getBean(Sealing.class).seal("sign-on/" + id, "a secret"));
        return id;
    }

    UUID secret() {
        UUID id = Ids.next();
        Member owner = company.person(Who.OWNER);
        change(
                owner,
                "insert into oauth_secret (id, workspace_id, client_id, digest, created_at) values (?, ?, ?, ?, now())",
                id,
                owner.workspaceId(),
                client,
                id.toString());
        return id;
    }

    UUID parcel(Member of, @Nullable UUID workspace) {
        UUID id = Ids.next();
        Scope scope = new Scope(workspace, of.accountId());
        change(
                scope,
                "delete from parcel where account_id = ? and workspace_id is not distinct from ?::uuid",
                of.accountId(),
                workspace);
        change(scope, """
                insert into parcel (id, account_id, workspace_id, status, size, ordered_at, changed_at, expires_at)
                values (?, ?, ?::uuid, 'READY', 1, now() + interval '1 minute', now(), now() + interval '1 day')
                """, id, of.accountId(), workspace);
        return id;
    }

    private UUID failure() throws Exception {
        UUID id = Ids.next();
        change(company.person(Who.OPERATOR), """
                insert into dead_letter (id, kind, message_id, payload, cause, attempts, first_failed, failed_at, correlation_id)
                values (?, 'nothing', gen_random_uuid(), '{}', 'A test', 8, now(), now(), ?)
                """, id, "roles");
        return id;
    }

    private Member elsewhere() {
        String slug = "else-" + Ids.next().toString().substring(24);
        return house.getBean(Workspaces.class).found(slug, "Elsewhere", company.account(Who.OWNER), false);
    }

    String token(Member person) {
        return Bearer.token(
                house, person, Stream.of(ApiScope.values()).map(ApiScope::code).toArray(String[]::new));
    }

    private UUID app(Member person) {
        UUID app = Bearer.granted(house, person, "profile").client();
        change(person, """
                insert into oauth_consent (workspace_id, client_id, account_id, scopes, given_at)
                values (?, ?, ?, '{profile}', now())
                """, person.workspaceId(), app, person.accountId());
        return app;
    }

    private Owned owned(Member person) throws Exception {
        UUID identity = Ids.next();
        String passkey = Ids.next().toString().replace("-", "");
        change(Scope.ofAccount(person.accountId()), """
                insert into external_identity (id, account_id, issuer, subject, shown_as, linked_at, last_used_at)
                values (?, ?, 'https://example.org', ?, 'Somebody', now(), now())
                """, identity, person.accountId(), identity.toString());
        change(Scope.ofAccount(person.accountId()), """
                insert into passkey (credential_id, account_id, name, public_key, signature_count, user_verified, transports,
                                     backup_eligible, backed_up, added_at)
                values (?, ?, 'A key', '', 0, true, '', false, false, now())
                """, passkey, person.accountId());
        return new Owned(
                passkey, app(person), identity, parcel(person, null), token(person), Bearer.token(house, person));
    }

    private void change(Member scope, String statement, Object... given) {
        change(new Scope(scope.workspaceId(), scope.accountId()), statement, given);
    }

    private void change(Scope scope, String statement, @Nullable Object... given) {
        scope.run(() -> house.getBean(TransactionTemplate.class)
                .executeWithoutResult(status ->
                        sql().sql(statement).params(Arrays.asList(given)).update()));
    }

    private UUID one(Member scope, String query, Object given) throws Exception {
        return in(
                scope,
                () -> Objects.requireNonNull(
                        house.getBean(TransactionTemplate.class).execute(status -> sql().sql(query)
                                .param(given)
                                .query((row, number) -> row.getObject(1, UUID.class))
                                .single())));
    }

    private JdbcClient sql() {
        return house.getBean(JdbcClient.class);
    }
}
