package dev.roundtwo.api.access.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.sealing.Sealing;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The installation's keys (ES256), the same on all nodes. A new one is published {@link #AHEAD} before it signs, longer than
 * anybody may keep the published list; an old one verifies until the last token that it signed has ended.
 */
@Component
public class SigningKeys {

    static final Duration SIGNS_FOR = Duration.ofDays(30);
    static final Duration AHEAD = Duration.ofHours(2);
    static final Duration AFTERWARDS = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(10);
    private static final long LOCK = 0x7369676e6b657973L;

    private final JdbcClient sql;
    private final Sealing sealing;
    private final Clock clock;
    private final TransactionTemplate alone;
    private volatile @Nullable Ring ring;

    SigningKeys(JdbcClient sql, Sealing sealing, Clock clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.sealing = sealing;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The key that signs now, with its private part. */
    public ECKey signing() {
        List<SigningKey> keys = ring(KNOWN_FOR).keys();
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> !key.signsAt().isAfter(now))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalStateException("No key signs yet"))
                .pair();
    }

    /** What a signature may be checked with, and what is published: the keys before, now and next, public parts only. */
    public List<JWK> published() {
        return publicParts(ring(KNOWN_FOR));
    }

    /** The published key of that id. One that is not known is looked for in the table, but not by every guess. */
    public @Nullable JWK published(String id) {
        JWK known = named(publicParts(ring(KNOWN_FOR)), id);
        return known != null ? known : named(publicParts(ring(ASKED_AGAIN_AFTER)), id);
    }

    /** Makes the next key when the newest has signed for long, and drops those that nothing is signed with any more. */
    void renew() {
        alone.executeWithoutResult(status -> {
            sql.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            List<SigningKey> keys = read();
            Instant now = clock.instant();
            if (keys.isEmpty()) {
                make(now.minus(ASKED_AGAIN_AFTER)); // the database rounds, and clocks of nodes differ
            } else if (!keys.getLast().signsAt().plus(SIGNS_FOR).isAfter(now.plus(AHEAD))) {
                make(now.plus(AHEAD));
            }
            for (int i = 0; i + 1 < keys.size(); i++) {
                if (!ended(keys, i).isAfter(now)) {
                    sql.sql("delete from signing_key where id = ?")
                            .param(keys.get(i).pair().getKeyID())
                            .update();
                }
            }
        });
        ring = null;
    }

    private Ring ring(Duration atMost) {
        Ring known = ring;
        Instant now = clock.instant();
        if (known == null || !known.readAt().plus(atMost).isAfter(now)) {
            List<SigningKey> keys = alone.execute(status -> read());
            if (keys == null || keys.isEmpty()) {
                renew();
                keys = alone.execute(status -> read());
            }
            known = new Ring(keys == null ? List.of() : keys, now);
            ring = known;
        }
        return known;
    }

    private List<JWK> publicParts(Ring known) {
        Instant now = clock.instant();
        List<SigningKey> keys = known.keys();
        return keys.stream()
                .filter(key -> ended(keys, keys.indexOf(key)).isAfter(now))
                .<JWK>map(key -> key.pair().toPublicJWK())
                .toList();
    }

    /** When the last token that the key signed has ended. */
    private static Instant ended(List<SigningKey> keys, int index) {
        return index + 1 < keys.size() ? keys.get(index + 1).signsAt().plus(AFTERWARDS) : Instant.MAX;
    }

    private static @Nullable JWK named(List<JWK> keys, String id) {
        return keys.stream()
                .filter(key -> key.getKeyID().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void make(Instant signsAt) {
        String id = Ids.next().toString();
        sql.sql("insert into signing_key (id, sealed, signs_at, created_at) values (?, ?, ?, ?)")
                .params(
                        id,
                        sealing.seal(purpose(id), fresh(id).toJSONString()),
                        Timestamp.from(signsAt),
                        Timestamp.from(clock.instant()))
                .update();
        LOG.atInfo()
                .addKeyValue("event", "signing-key-made")
                .addKeyValue("key", id)
                .log("Signing key made");
    }

    private static ECKey fresh(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No signing key could be made", e);
        }
    }

    private List<SigningKey> read() {
        return sql.sql("select id, sealed, signs_at from signing_key order by signs_at, id")
                .query((row, number) -> new SigningKey(
                        opened(row.getString("id"), row.getString("sealed")),
                        row.getTimestamp("signs_at").toInstant()))
                .list();
    }

    private ECKey opened(String id, String sealed) {
        try {
            return ECKey.parse(sealing.open(purpose(id), sealed));
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key could not be read", e);
        }
    }

    private static String purpose(String id) {
        return "signing-key/" + id;
    }

    private record Ring(List<SigningKey> keys, Instant readAt) {}
}
