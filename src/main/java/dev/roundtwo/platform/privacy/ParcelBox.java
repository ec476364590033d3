package dev.roundtwo.platform.privacy;

import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of a parcel while it is packed, each change in a transaction of its own, so that it is seen at once. */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class ParcelBox {

    private final JdbcClient sql;
    private final Clock clock;

    ParcelBox(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Empties the box for a (new) beginning; says no when nobody waits for it any more. */
    boolean open(UUID id) {
        sql.sql("delete from parcel_piece where parcel_id = ?").param(id).update();
        return sql.sql("""
                        update parcel set status = 'RUNNING', done = 0, size = 0, failed_with = null, changed_at = ?
                        where id = ? and status in ('WAITING', 'RUNNING')
                        """).params(now(), id).update() == 1;
    }

    Set<UUID> leftOut(UUID id) {
        return sql.sql("select left_out from parcel where id = ?")
                .param(id)
                .query((row, number) -> Set.of((UUID[]) row.getArray("left_out").getArray()))
                .single();
    }

    void progress(UUID id, int done, int steps, String doing) {
        sql.sql("update parcel set done = ?, steps = ?, doing = ?, changed_at = ? where id = ?")
                .params(done, steps, doing, now(), id)
                .update();
    }

    void put(UUID id, int number, byte[] bytes) {
        Scope scope = Scope.current();
        sql.sql("""
                insert into parcel_piece (parcel_id, number, workspace_id, account_id, bytes)
                select id, ?, workspace_id, ?, ? from parcel where id = ?
                """)
                .params(number, Objects.requireNonNull(scope.account()), bytes, id)
                .update();
    }

    /** Together with the job's own transaction: it is there when its mail goes out, and not before. */
    @Transactional
    void close(UUID id, long size) {
        sql.sql(
                        "update parcel set status = 'READY', done = steps, size = ?, changed_at = ?, expires_at = ? where id = ?")
                .params(size, now(), Timestamp.from(clock.instant().plus(Parcels.KEPT)), id)
                .update();
    }

    void fail(UUID id, String code) {
        sql.sql("delete from parcel_piece where parcel_id = ?").param(id).update();
        sql.sql("update parcel set status = 'FAILED', failed_with = ?, changed_at = ? where id = ?")
                .params(code, now(), id)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
