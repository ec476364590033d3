package dev.roundtwo.insights.models;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.insights.Past;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What is to be counted anew is noted in a few statements, however much it is, and counted a slice to a transaction. */
@ModuleTest
class MarksTests {

    private static final String MARKED = "select interview_id from insight_mark";

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    Marks marks;

    @Autowired
    TransactionTemplate transaction;

    Past past;
    Member ada;
    Member ben;

    @BeforeEach
    void gather() {
        past = new Past(house);
        Cast.People people = cast.people();
        ada = people.ada();
        ben = people.ben();
    }

    @Test
    void whoseRoleChangesCostsTwoStatementsHoweverOftenTheyCame() throws Exception {
        UUID set = past.set(ada);
        for (int n = 0; n < 3; n++) {
            past.planned(ada, ben, set, Instant.now().plus(Duration.ofDays(2 + n)), null);
        }
        past.settled(ada);
        await().until(() -> past.rows(ada, MARKED).isEmpty());
        past.sql(ada, "update insight_seat set missed = true where account_id = ?", ben.accountId());
        List<String> sent = StatementCounter.during(() -> in(
                ada,
                () -> transaction.execute(status -> {
                    marks.markOf(ben.accountId());
                    return "";
                })));
        assertThat(sent)
                .filteredOn(statement -> statement.contains("insert into"))
                .hasSize(2);
        await().until(() -> past.rows(ada, MARKED).isEmpty());
        assertThat(past.rows(ada, "select seat_id from insight_seat where missed"))
                .as("each was counted anew")
                .isEmpty();
    }

    @Test
    void whatIsMarkedIsCountedASliceAtATime() throws Exception {
        mark(Marks.SLICE + 7);
        assertThat(settled()).isFalse();
        assertThat(past.rows(ada, MARKED)).hasSize(7);
        assertThat(settled()).isTrue();
        assertThat(past.rows(ada, MARKED)).isEmpty();
    }

    /** Of interviews that are gone meanwhile. */
    private void mark(int number) throws Exception {
        past.sql(ada, """
                insert into insight_mark (id, workspace_id, interview_id, at)
                select gen_random_uuid(), current_workspace(), gen_random_uuid(), now() from generate_series(1, ?)
                """, number);
    }

    private boolean settled() throws Exception {
        return in(ada, () -> Boolean.TRUE.equals(transaction.execute(status -> marks.settled())));
    }
}
