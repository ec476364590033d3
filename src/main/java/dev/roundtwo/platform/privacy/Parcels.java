package dev.roundtwo.platform.privacy;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Parcels on order. An account has one of its own, and a workspace has one; which of them is meant says the scope at hand.
 * Ordered twice while it is packed, it is packed once.
 */
@Component
@Transactional
public class Parcels {

    /** How long a parcel waits once it is packed. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** One that has not moved for so long was lost with its job, and may be ordered again. */
    private static final Duration LOST = Duration.ofMinutes(30);

    private static final String MINE = " where workspace_id is not distinct from current_workspace()"
            + " and (current_workspace() is not null or account_id = current_account())";

    private final JdbcClient sql;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Parcels(JdbcClient sql, Jobs jobs, TransactionTemplate transaction, Clock clock) {
        this.transaction = transaction;
        this.sql = sql;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The parcel at hand, packed or on its way; none when none was ordered or its day is over. */
    @Transactional(readOnly = true)
    public Optional<ParcelState> state() {
        return sql.sql("select * from parcel" + MINE + " and expires_at > ?")
                .param(now())
                .query(Parcels::row)
                .optional();
    }

    /** Orders a parcel of that kind, in place of one that is packed or failed; one that is being packed stays as it is. */
    public void order(String kind) {
        order(kind, Set.of());
    }

    /** The same without what is of these workspaces. */
    public void order(String kind, Set<UUID> without) {
        sql.sql("delete from parcel" + MINE
                        + " and (status in ('READY', 'FAILED') or expires_at <= ? or changed_at < ?)")
                .params(now(), Timestamp.from(clock.instant().minus(LOST)))
                .update();
        UUID id = Ids.next();
        int ordered = sql.sql("""
                        insert into parcel (id, account_id, workspace_id, status, ordered_at, changed_at, expires_at, left_out)
                        values (:id, :account, current_workspace(), 'WAITING', :now, :now, :end, :without) on conflict do nothing
                        """)
                .param("id", id)
                .param("account", Objects.requireNonNull(Scope.current().account()))
                .param("now", now())
                .param("end", Timestamp.from(clock.instant().plus(KEPT)))
                .param("without", without.toArray(UUID[]::new))
                .update();
        if (ordered == 1) {
            jobs.enqueue(ParcelJob.KIND, id, new ParcelJob.Order(id, kind));
        }
    }

    /** Drops the scope's parcel: whoever ordered it may not have been its owner. */
    public void drop() {
        sql.sql("delete from parcel" + MINE).update();
    }

    /** The parcel by its id, when it is this scope's and there to be taken. */
    @Transactional(readOnly = true)
    public ParcelState ready(UUID id) {
        return state().filter(state -> state.id().equals(id) && state.ready())
                .orElseThrow(() -> new NotFound("parcel", id));
    }

    /** Writes the parcel out, piece by piece; no connection is held while a slow reader takes them. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void copy(UUID id, OutputStream out) throws IOException {
        int number = 0;
        Optional<byte[]> piece = piece(id, number);
        while (piece.isPresent()) {
            out.write(piece.get());
            piece = piece(id, ++number);
        }
    }

    private Optional<byte[]> piece(UUID id, int number) {
        return Objects.requireNonNull(transaction.execute(
                status -> sql.sql("select bytes from parcel_piece where parcel_id = ? and number = ?")
                        .params(id, number)
                        .query((row, line) -> row.getBytes(1))
                        .optional()));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static ParcelState row(ResultSet row, int number) throws SQLException {
        return new ParcelState(
                row.getObject("id", UUID.class),
                ParcelState.Status.valueOf(row.getString("status")),
                row.getInt("done"),
                row.getInt("steps"),
                row.getString("doing"),
                row.getLong("size"),
                row.getString("failed_with"),
                row.getTimestamp("ordered_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Set.of((UUID[]) row.getArray("left_out").getArray()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Forgetting {

        @Bean
        Chore forgetParcels(JdbcClient sql) {
            return new Chore("forget-parcels", Duration.ofHours(1), () -> sql.sql("select parcels_forget()")
                    .query(Long.class)
                    .single());
        }
    }
}
