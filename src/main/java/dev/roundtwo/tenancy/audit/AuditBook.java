package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.Audit;
import java.util.UUID;

/** A chain that somebody may read, opened for them by {@link AuditLog} or {@link InstallationLog}; the database looks too. */
record AuditBook(UUID chain, String name, AuditNames names) {

    boolean ofInstallation() {
        return chain.equals(Audit.INSTALLATION);
    }
}
