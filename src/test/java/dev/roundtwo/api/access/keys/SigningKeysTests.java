package dev.roundtwo.api.access.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.sealing.Sealing;
import dev.roundtwo.platform.time.Backdated;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** v5.0.0-11.1.1, v5.0.0-13.3.4: two nodes with one table of keys, each an instance with a memory of its own. */
@ModuleTest
class SigningKeysTests {

    @Autowired
    JdbcClient sql;

    @Autowired
    Sealing sealing;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    List<Map<String, Object>> before;
    SigningKeys one;
    SigningKeys other;

    @BeforeEach
    void beginWithoutKeys() {
        before = sql.sql("select * from signing_key").query().listOfRows();
        sql.sql("delete from signing_key").update();
        one = new SigningKeys(sql, sealing, clock, transactions);
        other = new SigningKeys(sql, sealing, clock, transactions);
    }

    @AfterEach
    void putBackWhatOtherTestsSignWith() {
        sql.sql("delete from signing_key").update();
        for (Map<String, Object> row : before) {
            sql.sql("insert into signing_key (id, sealed, signs_at, created_at) values (?, ?, ?, ?)")
                    .params(row.get("id"), row.get("sealed"), row.get("signs_at"), row.get("created_at"))
                    .update();
        }
    }

    @Test
    void twoNodesThatStartAtOnceMakeOneKey() throws Exception {
        CyclicBarrier gate = new CyclicBarrier(2);
        try (var nodes = Executors.newFixedThreadPool(2)) {
            Future<String> first = nodes.submit(starting(one, gate));
            Future<String> second = nodes.submit(starting(other, gate));
            assertThat(first.get()).isEqualTo(second.get());
        }
        assertThat(stored()).hasSize(1);
    }

    private static Callable<String> starting(SigningKeys node, CyclicBarrier gate) {
        return () -> {
            gate.await();
            return node.signing().getKeyID();
        };
    }

    @Test
    void thePrivatePartIsStoredSealed() {
        JWK key = one.signing();
        String stored =
                sql.sql("select sealed from signing_key").query(String.class).single();
        assertThat(stored)
                .doesNotContain(
                        "\"d\"",
                        key.toECKey().getD().toString(),
                        key.toECKey().getX().toString());
    }

    @Test
    void aNewKeyIsPublishedBeforeItSignsAndAnOldOneVerifiesAfterwards() {
        Instant start = Instant.now();
        String first = one.signing().getKeyID();
        String[] second = new String[1];

        Instant soon =
                start.plus(SigningKeys.SIGNS_FOR).minus(SigningKeys.AHEAD).plusSeconds(1);
        Backdated.at(soon, () -> {
            one.renew();
            assertThat(ids(one)).hasSize(2).contains(first);
            second[0] = ids(one).stream()
                    .filter(id -> !id.equals(first))
                    .findFirst()
                    .orElseThrow();
            assertThat(one.signing().getKeyID()).isEqualTo(first);
            assertThat(ids(other)).as("the other node publishes it too").contains(second[0]);
            one.renew();
            assertThat(stored()).as("and makes no third").hasSize(2);
        });

        Instant turned = soon.plus(SigningKeys.AHEAD).plusSeconds(1);
        Backdated.at(turned, () -> {
            assertThat(one.signing().getKeyID()).isEqualTo(second[0]);
            assertThat(other.signing().getKeyID()).isEqualTo(second[0]);
            assertThat(other.published(first)).as("tokens of a minute ago").isNotNull();
            one.renew();
            assertThat(stored()).contains(first);
        });

        Backdated.at(turned.plus(SigningKeys.AFTERWARDS), () -> {
            assertThat(other.published(first)).isNull();
            other.renew();
            assertThat(stored()).containsExactly(second[0]);
        });
    }

    @Test
    void aNodeLearnsAKeyThatItHasNotSeenButNotByEveryGuess() {
        Instant now = Instant.now();
        Backdated.at(now, one::signing);
        Backdated.at(now, other::signing);
        Backdated.at(now.plus(SigningKeys.SIGNS_FOR), () -> {
            ids(other);
            one.renew();
            String fresh = ids(one).stream()
                    .filter(id -> !ids(other).contains(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(other.published(fresh)).as("looked for a moment ago").isNull();
            Backdated.at(clock.instant().plusSeconds(11), () -> assertThat(other.published(fresh))
                    .isNotNull());
        });
    }

    private static List<String> ids(SigningKeys node) {
        return node.published().stream().map(JWK::getKeyID).toList();
    }

    private List<String> stored() {
        return sql.sql("select id from signing_key order by signs_at")
                .query(String.class)
                .list();
    }
}
