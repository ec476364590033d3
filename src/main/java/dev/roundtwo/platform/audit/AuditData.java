package dev.roundtwo.platform.audit;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the log says somebody did; and a workspace's whole log, so that its chain can be checked. */
@Component
class AuditData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;

    AuditData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        UUID chain = Scope.currentWorkspace().orElse(account);
        did("activity", chain, account, parcel);
        if (chain.equals(account)) {
            did("what you did for the installation", Audit.INSTALLATION, account, parcel);
        }
    }

    private void did(String name, UUID chain, UUID account, Parcel parcel) {
        parcel.rows(name, sql.sql("""
                select number, at, action, subject_kind, subject, facts, address, client
                from audit_entry where chain = ? and account = ? order by at desc, number desc
                """).params(chain, account));
    }

    @Override
    public void pack(Parcel parcel) {
        UUID chain = Objects.requireNonNull(Scope.current().workspace());
        parcel.rows("audit log", sql.sql("""
                select number, audit_said(e) as said, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash
                from audit_entry e where chain = ? order by number
                """).param(chain));
    }
}
