package dev.roundtwo.api.http;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.rest.ApiJson;
import dev.roundtwo.platform.sealing.Sealing;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers by their key: claimed before the work, kept after it for a day. A claim whose node died is free again when its
 * lease is over; then the work may be done anew.
 */
@Component
class KeptAnswers {

    static final Duration KEPT = Duration.ofHours(24);
    static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient sql;
    private final Sealing sealing;
    private final Clock clock;

    KeptAnswers(JdbcClient sql, Sealing sealing, Clock clock) {
        this.sql = sql;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** A request by its key, as this client and account sent it; {@code digest} is of all that it says. */
    record Asked(Member me, String client, String route, String key, String digest) {}

    /** An answer as it was sent. */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** What to do with a request. */
    sealed interface Verdict {

        /** Do it, and then keep or give up the claim. */
        record Claimed(UUID row, UUID claim) implements Verdict {}

        /** It was done. */
        record Done(Answer answer) implements Verdict {}

        /** Another request with this key is at work. */
        record Busy(Duration pause) implements Verdict {}

        /** The key was used for another request. */
        record Other() implements Verdict {}

        /** It was done with rights that the member has no more. */
        record Above() implements Verdict {}
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Verdict claim(Asked asked) {
        Instant now = clock.instant();
        sql.sql("delete from api_answer where workspace_id = ? and account_id = ? and expires_at < ?")
                .params(asked.me().workspaceId(), asked.me().accountId(), Timestamp.from(now))
                .update();
        UUID claim = Ids.next();
        int added = sql.sql("""
                insert into api_answer (id, workspace_id, account_id, client, route, key, digest, role, claim, leased_until, expires_at)
                values (:id, :workspace, :account, :client, :route, :key, :digest, :role, :claim, :lease, :end)
                on conflict (workspace_id, account_id, client, route, key) do nothing""")
                .param("id", claim)
                .param("workspace", asked.me().workspaceId())
                .param("account", asked.me().accountId())
                .param("client", asked.client())
                .param("route", asked.route())
                .param("key", asked.key())
                .param("digest", asked.digest())
                .param("role", asked.me().role().name())
                .param("claim", claim)
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("end", Timestamp.from(now.plus(KEPT)))
                .update();
        return added == 1 ? new Verdict.Claimed(claim, claim) : standing(asked, claim, now);
    }

    private Verdict standing(Asked asked, UUID claim, Instant now) {
        Row row = sql.sql("""
                select id, digest, role, leased_until, answer from api_answer
                where workspace_id = ? and account_id = ? and client = ? and route = ? and key = ? for update""")
                .params(asked.me().workspaceId(), asked.me().accountId(), asked.client(), asked.route(), asked.key())
                .query((found, number) -> new Row(
                        found.getObject("id", UUID.class),
                        found.getString("digest"),
                        Role.valueOf(found.getString("role")),
                        found.getTimestamp("leased_until").toInstant(),
                        found.getString("answer")))
                .optional()
                .orElse(null);
        if (row == null) { // given up a moment ago
            return new Verdict.Busy(Duration.ofSeconds(1));
        }
        if (!row.digest().equals(asked.digest())) {
            return new Verdict.Other();
        }
        if (row.answer() != null) {
            return asked.me().may(row.role())
                    ? new Verdict.Done(
                            ApiJson.JSON.readValue(sealing.open(purpose(row.id()), row.answer()), Answer.class))
                    : new Verdict.Above();
        }
        if (row.lease().isAfter(now)) {
            return new Verdict.Busy(Duration.ofSeconds(1));
        }
        sql.sql("update api_answer set claim = ?, leased_until = ?, role = ? where id = ?")
                .params(
                        claim,
                        Timestamp.from(now.plus(LEASE)),
                        asked.me().role().name(),
                        row.id())
                .update();
        return new Verdict.Claimed(row.id(), claim);
    }

    /** Keeps the answer, sealed: it may hold a link or a person's words. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keep(Verdict.Claimed claimed, Answer answer) {
        sql.sql("update api_answer set answer = ? where id = ? and claim = ?")
                .params(
                        sealing.seal(purpose(claimed.row()), ApiJson.JSON.writeValueAsString(answer)),
                        claimed.row(),
                        claimed.claim())
                .update();
    }

    /** Lets the request be sent again. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void giveUp(Verdict.Claimed claimed) {
        sql.sql("delete from api_answer where id = ? and claim = ? and answer is null")
                .params(claimed.row(), claimed.claim())
                .update();
    }

    /** Clears away what is too old in all workspaces; works outside of any. */
    int forget() {
        return sql.sql("delete from api_answer where expires_at < now()").update();
    }

    private static String purpose(UUID row) {
        return "api-answer/" + row;
    }

    private record Row(
            UUID id,
            String digest,
            Role role,
            Instant lease,
            @Nullable String answer) {}
}
