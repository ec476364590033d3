package dev.roundtwo.roles;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.insights.models.Marks;
import dev.roundtwo.tenancy.Member;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the company looks back on: the talks that are over, counted, and the group of the peers who held one. */
final class Looks {

    private final Talks talks;
    private final UUID group;

    Looks(ApplicationContext house, Company company, Talks talks) throws Exception {
        this.talks = talks;
        Member member = company.person(Who.ANSWERER);
        group = in(
                member,
                () -> Objects.requireNonNull(
                        house.getBean(TransactionTemplate.class).execute(status -> {
                            house.getBean(Marks.class).settled();
                            JdbcClient sql = house.getBean(JdbcClient.class);
                            sql.sql("""
                                    insert into insight_build (workspace_id, built_at) values (current_workspace(), now())
                                    """).update(); // else a chore makes all of it anew just while somebody looks
                            return sql.sql("select group_id from practice_membership where account_id = ? limit 1")
                                    .param(member.accountId())
                                    .query((row, number) -> row.getObject(1, UUID.class))
                                    .single();
                        })));
    }

    /** The address with a talk of one's own, or one in which nobody with an account answered; and the last month that is over. */
    String path(String path, boolean allowed) {
        if (path.contains("/progress/{interview}")) {
            UUID talk = allowed ? talks.over.peers() : talks.over.guests();
            return path.replace("{interview}", talk.toString()) + "?group=" + group;
        }
        return path.replace("{month}", "2026-01");
    }
}
