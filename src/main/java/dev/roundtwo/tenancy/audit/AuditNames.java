package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.AuditSubjects.Subject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the ids in a chain are called now, by whoever reads it; what is no longer there is left out. */
interface AuditNames {

    Map<UUID, String> people(Set<UUID> accounts);

    /** By kind and id. */
    Map<String, Map<String, Subject>> subjects(Map<String, Set<String>> wanted);
}
