package dev.roundtwo.platform.audit;

import dev.roundtwo.platform.jobs.Chore;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Once a day, the end of each chain that grew goes to the log, one line each: with the logs kept elsewhere, whoever cuts or
 * rewrites a chain and its end in the database is still found out.
 */
@Configuration(proxyBeanMethods = false)
class AuditHeads {

    private static final Logger LOG = LoggerFactory.getLogger(AuditHeads.class);

    /** A little more than the pause, so that none falls between two days. */
    private static final Duration LATELY = Duration.ofHours(26);

    @Bean
    Chore tellAuditHeads(JdbcClient sql, Clock clock) {
        return new Chore("tell-audit-heads", Duration.ofDays(1), () -> tell(sql, clock));
    }

    static void tell(JdbcClient sql, Clock clock) {
        sql.sql("select of_chain, last_number, last_hash from audit_ends(?)")
                .param(Timestamp.from(clock.instant().minus(LATELY)))
                .query(row -> {
                    LOG.atInfo()
                            .addKeyValue("event", "audit-head")
                            .addKeyValue("chain", row.getString("of_chain"))
                            .addKeyValue("number", row.getLong("last_number"))
                            .addKeyValue("hash", HexFormat.of().formatHex(row.getBytes("last_hash")))
                            .log("The end of an audit chain");
                });
    }
}
