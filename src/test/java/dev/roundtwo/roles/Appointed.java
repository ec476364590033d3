package dev.roundtwo.roles;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A match without a time for everybody of the company, with somebody else; both proposed times. */
final class Appointed {

    private final ApplicationContext house;
    private final Company company;
    private final Member partner;
    private final Map<UUID, UUID> matches = new HashMap<>();

    Appointed(ApplicationContext house, Company company) throws Exception {
        this.house = house;
        this.company = company;
        partner = company.joins("Ben Okafor", Role.MEMBER);
        for (Who who : Who.values()) {
            if (who.hasAccount() && who != Who.STRANGER && who != Who.OPERATOR) {
                Member self = company.person(who);
                UUID match = Ids.next();
                matches.put(self.accountId(), match);
                change("""
                        insert into peer_match (match_id, workspace_id, title, zone, asks, answers, sets, anonymous, told_at, until)
                        values (?, current_workspace(), 'Thursdays', 'UTC', ?, ?, '{}', false, now(), now() + interval '7 days')
                        """, match, self.accountId(), partner.accountId());
                proposal(match, self.accountId());
                proposal(match, partner.accountId());
            }
        }
    }

    String path(String path, @Nullable Member self, boolean own) throws Exception {
        boolean matched = path.contains("/interviews/matches/{match}");
        if (!matched && !path.contains("{proposal}")) {
            return path;
        }
        Member owner = company.person(Who.OWNER);
        Member whose = own && self != null ? self : self == owner ? company.person(Who.ADMIN) : owner;
        UUID match = matches.get(whose.accountId());
        return matched
                ? path.replace("{match}", String.valueOf(match))
                : path.replace(
                        "{proposal}",
                        proposal(match, path.endsWith("/withdrawal") ? whose.accountId() : partner.accountId())
                                .toString());
    }

    /** One by that person, over already. */
    private UUID proposal(UUID match, UUID by) throws Exception {
        Member owner = company.person(Who.OWNER);
        List<UUID> known = in(
                owner, () -> house.getBean(TransactionTemplate.class).execute(status -> house.getBean(JdbcClient.class)
                        .sql("select id from time_proposal where match_id = ? and account_id = ? limit 1")
                        .params(match, by)
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .list()));
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        UUID id = Ids.next();
        change("""
                insert into time_proposal (id, workspace_id, match_id, account_id, times, made_at, ended, ended_at)
                values (?, current_workspace(), ?, ?, array[now() + interval '1 day'], now(), 'WITHDRAWN', now())
                """, id, match, by);
        return id;
    }

    private void change(String statement, Object... given) throws Exception {
        Member owner = company.person(Who.OWNER);
        in(owner, () -> {
            house.getBean(TransactionTemplate.class).executeWithoutResult(status -> house.getBean(JdbcClient.class)
                    .sql(statement)
                    .params(List.of(given))
                    .update());
            return "";
        });
    }
}
