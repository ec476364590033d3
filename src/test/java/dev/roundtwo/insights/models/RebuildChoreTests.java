package dev.roundtwo.insights.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.insights.Past;
import dev.roundtwo.interviews.Histories;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each week all models are made anew, in every workspace there is. */
@ModuleTest
class RebuildChoreTests {

    private static final String BUILT = "select built_at from insight_build where built_at is not null";

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    Chore rebuildInsights;

    @Autowired
    JdbcClient sql;

    @Autowired
    OwnTransaction apart;

    @Autowired
    ChoreParts parts;

    @Autowired
    Clock clock;

    Past past;
    Member ada;
    Member charlie;

    @BeforeEach
    void twoThatWereJustFounded() {
        past = new Past(house);
        Cast.People people = cast.people();
        ada = people.ada();
        charlie = people.charlie();
    }

    @Test
    void aWorkspaceThatWasFoundedLaterIsMadeAnewToo() throws Exception {
        rebuildInsights.work().run();
        await().until(() -> past.rows(ada, BUILT).size() == 1);
        String first = past.rows(ada, BUILT).getFirst();
        rebuildInsights.work().run();
        assertThat(past.rows(ada, "select run from insight_build where run is not null"))
                .as("not before a week is over")
                .isEmpty();
        past.sql(
                ada,
                "update insight_build set begun_at = now() - interval '8 days', built_at = now() - interval '8 days'");
        rebuildInsights.work().run();
        await().until(() -> past.rows(ada, BUILT + " and built_at > now() - interval '1 day'")
                        .size()
                == 1);
        assertThat(past.rows(ada, BUILT)).isNotEqualTo(List.of(first));
    }

    @Test
    void oneThatFailsDoesNotKeepThoseBehindIt() throws Exception {
        UUID first = Stream.of(ada, charlie)
                .map(Member::workspaceId)
                .min(RebuildChoreTests::asStored)
                .orElseThrow();
        Rebuilds failing =
                new Rebuilds(
                        sql,
                        house.getBean(Histories.class),
                        house.getBean(InterviewModel.class),
                        house.getBean(MatchModel.class),
                        house.getBean(OneByOne.class),
                        house.getBean(Jobs.class),
                        clock) {
                    @Override
                    public void begin() {
                        if (Scope.currentWorkspace().equals(Optional.of(first))) {
                            throw new IllegalStateException("This workspace cannot be written");
                        }
                        super.begin();
                    }
                };
        new RebuildChore()
                .rebuildInsights(sql, failing, apart, parts, clock)
                .work()
                .run();
        Member second = ada.workspaceId().equals(first) ? charlie : ada;
        assertThat(past.rows(second, "select begun_at from insight_build")).hasSize(1);
    }

    /** Postgres compares the bytes, Java two signed numbers. */
    private static int asStored(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }
}
