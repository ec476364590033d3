package dev.roundtwo.tenancy.signon;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/** Who hears that an owner came in past the one provider: the owners who are there. */
@ModuleTest
class WayBackMailTests {

    @Autowired
    WayBack way;

    @Autowired
    Members members;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void ownersWhoAreGoneAreNotWrittenTo() throws Exception {
        var people = cast.people();
        Member ada = people.ada();
        UUID provider = Ids.next();
        in(ada, () -> {
            members.changeRole(ada, people.chloe().accountId(), Role.OWNER);
            members.changeRole(ada, people.dmitri().accountId(), Role.OWNER);
            return transaction.execute(status -> {
                sql.sql("""
                        insert into sign_on_provider (id, workspace_id, handle, kind, label, issuer, client_id, sealed_secret, created_at)
                        values (?, ?, 'abcdefgh', 'OPENID', 'Door', 'https://provider.example', 'client', 'x', now())
                        """).params(provider, ada.workspaceId()).update();
                return sql.sql("update workspace set sole_provider = ? where id = ?")
                        .params(provider, ada.workspaceId())
                        .update();
            });
        });
        sql.sql("update account set closed_at = now() where id = ?")
                .param(people.dmitri().accountId())
                .update();
        List<String> told = in(
                ada,
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    way.open(new MockHttpServletRequest(), ada.workspaceSlug(), ada.accountId());
                    status.setRollbackOnly();
                    return sql.sql("select payload ->> 'to' from delivery where payload ->> 'subject' = ?")
                            .param(ada.workspaceName() + " was entered without its provider")
                            .query(String.class)
                            .list();
                })));
        assertThat(told).containsExactlyInAnyOrder(ada.email(), people.chloe().email());
    }
}
