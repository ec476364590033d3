package dev.roundtwo.roles;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.practice.groups.Admission;
import dev.roundtwo.practice.groups.GroupForm;
import dev.roundtwo.practice.groups.Groups;
import dev.roundtwo.practice.rounds.Rounds;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The company's practice group: the asker leads it, the answerer belongs to it; with a round that was told and one that was not. */
final class Practices {

    private final ApplicationContext house;
    private final Company company;
    private final UUID group;
    private final UUID told;
    private final UUID draft;
    private final String token;

    Practices(ApplicationContext house, Company company) throws Exception {
        this.house = house;
        this.company = company;
        group = group();
        token = link(group);
        joins(company.person(Who.ANSWERER));
        told = draft();
        Member lead = company.person(Who.ASKER);
        in(lead, () -> {
            house.getBean(Rounds.class).publish(lead, group, told, 0);
            return told;
        });
        draft = draft();
        asks();
        for (Who who : Who.values()) {
            if (who.hasAccount() && who != Who.STRANGER && who != Who.OPERATOR) {
                matches(company.person(who));
            }
        }
    }

    /** The address with what is there: for doing it, with what may go. */
    String path(String route, String path, @Nullable Member self, boolean allowed) throws Exception {
        if (!path.contains("/groups") && !path.contains("/matches") && !path.contains("/hours")) {
            return path;
        }
        UUID of = allowed && route.endsWith("/ending") ? group() : group;
        return path.replace("{group}", of.toString())
                .replace("/joining/{token}", "/joining/" + token)
                .replace("{round}", (route.startsWith("GET") ? told : draft).toString())
                .replace("{day}", "2030-01-01")
                .replace(
                        "{match}",
                        path.contains("{match}") ? match(self, allowed).toString() : "")
                .replace("{account}", account(route, self, allowed).toString());
    }

    /** Who is removed, made a lead or let in; oneself, where only that may be done. */
    private UUID account(String route, @Nullable Member self, boolean allowed) throws Exception {
        if (!route.contains("{account}")) {
            return company.account(Who.ASKER);
        }
        if (route.contains("/requests/")) {
            return allowed ? asks() : one("select account_id from practice_request where group_id = ? limit 1", group);
        }
        if (!allowed) {
            return company.account(Who.ASKER);
        }
        boolean own = route.endsWith("/removal") && self != null && self.role() == Role.MEMBER;
        return joins(own ? self : company.person(Who.MEMBER));
    }

    /** One's own; or the owner's, and for the owner an admin's. */
    private UUID match(@Nullable Member self, boolean own) throws Exception {
        Member owner = company.person(Who.OWNER);
        Member of = own && self != null ? self : self == owner ? company.person(Who.ADMIN) : owner;
        String known =
                "select match_id from practice_place where account_id = ? and round_id is null order by match_id limit 1";
        return one(known, of.accountId());
    }

    private void matches(Member one) throws Exception {
        change("""
                with made as (insert into practice_match (id, workspace_id, anonymous, matched_at)
                    values (gen_random_uuid(), current_workspace(), false, now()) returning id)
                insert into practice_place (workspace_id, match_id, account_id, part, named)
                select current_workspace(), id, ?, 'ASKS', false from made
                """, one.accountId());
    }

    private UUID group() throws Exception {
        Member lead = company.person(Who.ASKER);
        var form = new GroupForm(
                "Thursdays",
                "",
                "WEEKLY",
                LocalDate.now().plusDays(30).toString(),
                "Europe/Berlin",
                List.of(),
                false,
                null);
        return in(lead, () -> house.getBean(Groups.class).begin(lead, form));
    }

    private String link(UUID of) throws Exception {
        Member lead = company.person(Who.ASKER);
        return in(lead, () -> house.getBean(Admission.class).link(lead, of)).replaceFirst(".*/", "");
    }

    private UUID draft() throws Exception {
        Member lead = company.person(Who.ASKER);
        return in(lead, () -> house.getBean(Rounds.class).draft(lead, group));
    }

    private UUID joins(Member who) throws Exception {
        change("""
                insert into practice_membership (workspace_id, group_id, account_id, lead, resting, joined_at)
                select current_workspace(), g.id, ?, false, false, now() from practice_group g where g.id = ? on conflict do nothing
                """, who.accountId(), group);
        return who.accountId();
    }

    private UUID asks() throws Exception {
        Member asker = company.joins("Ben Okafor", Role.MEMBER);
        in(asker, () -> {
            house.getBean(Admission.class).ask(asker, group);
            return group;
        });
        return asker.accountId();
    }

    private void change(String statement, Object... given) throws Exception {
        Member lead = company.person(Who.ASKER);
        in(lead, () -> {
            house.getBean(TransactionTemplate.class)
                    .executeWithoutResult(
                            status -> sql().sql(statement).params(given).update());
            return "";
        });
    }

    private UUID one(String query, Object given) throws Exception {
        Member lead = company.person(Who.ASKER);
        return in(
                lead,
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
