package dev.roundtwo.tenancy.audit;

import dev.roundtwo.identity.Network;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.audit.AuditEntry;
import dev.roundtwo.platform.audit.AuditSubjects.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry on the audit page: who, as they are called now, did what, to what, from where, when. */
public record AuditRow(
        long number,
        Instant at,
        String who,
        @Nullable UUID account,
        @Nullable String client,
        String action,
        String text,
        @Nullable String subject,
        @Nullable String subjectId,
        @Nullable String path,
        List<String> facts,
        @Nullable String address,
        String correlationId) {

    static final String GONE = "Somebody who left";

    static AuditRow of(AuditEntry entry, String text, Map<UUID, String> names, @Nullable Subject subject) {
        return new AuditRow(
                entry.number(),
                entry.at(),
                who(entry, names),
                entry.account(),
                entry.client(),
                entry.action(),
                text,
                subject == null ? null : subject.name(),
                entry.subject(),
                subject == null ? null : subject.path(),
                facts(entry),
                entry.address(),
                entry.correlationId());
    }

    /** Whether it was done to somebody or something else than who did it. */
    public boolean aboutAnother() {
        return subjectId != null && (account == null || !subjectId.equals(account.toString()));
    }

    /** The address as people read it; files hold it as it is. */
    public @Nullable String from() {
        return address == null ? null : Network.exact(address);
    }

    /** Codes in small letters; which seat it was tells only where there is no account. */
    private static List<String> facts(AuditEntry entry) {
        return entry.facts().entrySet().stream()
                .filter(fact -> entry.account() == null || !fact.getKey().equals("seat"))
                .filter(fact -> !fact.equals(Map.entry(Audit.BY, Audit.OPERATOR)))
                .map(fact -> fact.getKey() + " " + fact.getValue().toLowerCase(Locale.ROOT))
                .toList();
    }

    static String who(AuditEntry entry, Map<UUID, String> names) {
        if (entry.account() != null) {
            return names.getOrDefault(entry.account(), GONE);
        }
        if (Audit.OPERATOR.equals(entry.facts().get(Audit.BY))) {
            return "An operator";
        }
        return entry.facts().containsKey("seat") ? "A guest" : "Round Two itself";
    }
}
