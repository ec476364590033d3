package dev.roundtwo.roles;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A workspace with somebody in every role, enough of them for every part of an interview, and two from elsewhere. */
final class Company {

    /** What machinery writes by itself. */
    private static final List<String> BESIDES = List.of("live_event", "live_topic", "measured_usage", "parcel_piece");

    private final ApplicationContext house;
    private final Map<Who, Member> people = new EnumMap<>(Who.class);

    Company(ApplicationContext house) {
        this.house = house;
        Cast cast = house.getBean(Cast.class);
        Cast.People team = cast.people();
        people.put(Who.OWNER, team.ada());
        people.put(Who.LEAD, team.chloe());
        people.put(Who.PANELIST, team.dmitri());
        people.put(Who.CANDIDATE, team.ben());
        people.put(Who.STRANGER, team.charlie());
        people.put(Who.OPERATOR, cast.people().charlie());
        people.put(Who.ADMIN, joins("Dmitri", Role.ADMIN));
        people.put(Who.INTERVIEWER, joins("Dmitri", Role.INTERVIEWER));
        people.put(Who.ASKER, joins("Chloé", Role.INTERVIEWER));
        for (Who member : List.of(Who.MEMBER, Who.SHADOW, Who.OBSERVER, Who.ANSWERER)) {
            people.put(member, joins("Ben Okafor", Role.MEMBER));
        }
    }

    Member person(Who who) {
        return Objects.requireNonNull(people.get(who));
    }

    UUID account(Who who) {
        return person(who).accountId();
    }

    String slug() {
        return person(Who.OWNER).workspaceSlug();
    }

    /** Somebody new with that role. */
    Member joins(String name, Role role) {
        UUID account = house.getBean(Accounts.class)
                .open(Ids.next() + "@example.org", name, null)
                .id();
        return house.getBean(Workspaces.class).join(person(Who.OWNER).workspaceId(), account, role);
    }

    /** All that the workspace and its people have, as a sum for each table. */
    Map<String, String> all() throws Exception {
        Map<String, String> all = new TreeMap<>();
        Member owner = person(Who.OWNER);
        for (String table : tables("workspace_id", "")) {
            all.put(table, sum(owner, table, "workspace_id", owner.workspaceId()));
        }
        all.put("workspace", sum(owner, "workspace", "id", owner.workspaceId()));
        for (Member person : people.values()) {
            for (String table : tables("account_id", "workspace_id")) {
                all.merge(table, sum(person, table, "account_id", person.accountId()), String::concat);
            }
            all.merge("account", sum(person, "account", "id", person.accountId()), String::concat);
        }
        return all;
    }

    private List<String> tables(String with, String without) {
        return sql().sql("""
                select t.table_name from information_schema.tables t
                where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name not in (:besides)
                  and exists (select from information_schema.columns c where c.table_name = t.table_name and c.column_name = :with)
                  and not exists (select from information_schema.columns c where c.table_name = t.table_name and c.column_name = :without)
                """)
                .param("besides", BESIDES)
                .param("with", with)
                .param("without", without)
                .query(String.class)
                .list();
    }

    private String sum(Member scope, String table, String column, UUID id) throws Exception {
        return in(
                scope,
                () -> Objects.requireNonNull(
                        house.getBean(TransactionTemplate.class).execute(status -> sql().sql(
                                        "select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                                + table + " t where " + column + " = ?")
                                .param(id)
                                .query(String.class)
                                .single())));
    }

    private JdbcClient sql() {
        return house.getBean(JdbcClient.class);
    }
}
