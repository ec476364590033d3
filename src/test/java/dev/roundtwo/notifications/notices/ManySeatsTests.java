package dev.roundtwo.notifications.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.StatementCounter;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A role changes as quickly for somebody with hundreds of interviews to come; they hear of each all the same. */
class ManySeatsTests extends NoticesTest {

    private static final int MANY = 200;

    @Test
    void aRoleIsTakenAndGivenInAFewStatementsHoweverManyInterviewsAreToCome() throws Exception {
        many();
        assertThat(StatementCounter.during(() -> makeChloe(Role.MEMBER))).hasSizeLessThan(40);
        await().atMost(Duration.ofSeconds(60)).until(() -> titles(chloe).size() == MANY);
        assertThat(StatementCounter.during(() -> makeChloe(Role.INTERVIEWER))).hasSizeLessThan(40);
        await().atMost(Duration.ofSeconds(60)).until(() -> titles(chloe).size() == 2 * MANY);
        assertThat(titles(chloe).stream().filter("With you again: Panel"::equals))
                .hasSize(MANY);
    }

    @Test
    void whatIsTakenBackBeforeItWasToldIsNotTold() throws Exception {
        many();
        makeChloe(Role.MEMBER);
        await().until(() -> !titles(chloe).isEmpty());
        makeChloe(Role.INTERVIEWER);
        await("as many are told to be over as were told")
                .atMost(Duration.ofSeconds(60))
                .during(Duration.ofSeconds(2))
                .until(() -> told("Without you: Panel") == told("With you again: Panel"));
        assertThat(told("Without you: Panel"))
                .as("of what is as it was again before its turn came nothing is told")
                .isBetween(1L, MANY - 1L);
    }

    private long told(String title) throws Exception {
        return titles(chloe).stream().filter(title::equals).count();
    }

    private Role makeChloe(Role role) throws Exception {
        return in(ada, () -> {
            house.getBean(Members.class).changeRole(ada, chloe.accountId(), role);
            return role;
        });
    }

    /** Ada leads and Chloé asks too; one an hour. */
    private void many() throws Exception {
        in(
                ada,
                () -> transaction.execute(status -> sql.sql("""
                                with talk as (
                                    insert into interview (id, workspace_id, title, mode, status, starts_at, zone, minutes, created_by,
                                        created_at, half, anonymous)
                                    select gen_random_uuid(), current_workspace(), 'Panel', 'PANEL', 'SCHEDULED',
                                        '2030-01-16T17:00Z'::timestamptz + make_interval(hours => n), 'UTC', 45, :ada, now(), 1, false
                                    from generate_series(1, :many) n
                                    returning id
                                )
                                insert into seat (id, workspace_id, interview_id, part, half, name, account_id, link_number, link_digest)
                                select gen_random_uuid(), current_workspace(), t.id, w.part, 0, w.name, w.account, 1, gen_random_uuid()::text
                                from talk t, (values ('LEAD', 'Ada', :ada), ('INTERVIEWER', 'Chloé', :chloe)) w (part, name, account)
                                """)
                        .param("ada", ada.accountId())
                        .param("chloe", chloe.accountId())
                        .param("many", MANY)
                        .update()));
    }
}
