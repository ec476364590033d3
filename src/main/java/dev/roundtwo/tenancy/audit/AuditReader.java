package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.AuditEntry;
import dev.roundtwo.platform.audit.AuditSubjects.Subject;
import dev.roundtwo.platform.audit.AuditTrail;
import dev.roundtwo.platform.audit.AuditTrail.Place;
import dev.roundtwo.platform.audit.AuditWords;
import dev.roundtwo.platform.audit.ChainState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads an opened chain in words: by page, in parts for files, or all of it to see whether it holds. */
@Component
@Transactional(readOnly = true)
class AuditReader {

    static final int PAGE = 50;

    private final AuditTrail trail;
    private final AuditWords words;

    AuditReader(AuditTrail trail, AuditWords words) {
        this.trail = trail;
        this.words = words;
    }

    /** A page of the log; {@code next} is null on the last one. */
    record Page(List<AuditRow> rows, @Nullable Place next) {}

    /** What fits the filters, newest first, after that place. */
    Page page(AuditBook book, AuditFilters filters, @Nullable Place after) {
        List<AuditEntry> found = trail.find(book.chain(), filters.search(words), after, PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        Place next = found.size() > PAGE
                ? new Place(shown.getLast().at(), shown.getLast().number())
                : null;
        return new Page(rows(book, shown), next);
    }

    /** Walks the whole chain: some five seconds for each hundred thousand entries, measured on a busy machine. */
    ChainState check(AuditBook book) {
        return trail.check(book.chain());
    }

    /** Entries in words, as files hold them: a part of what fits the filters, newest first. */
    List<AuditRow> part(AuditBook book, AuditFilters filters, @Nullable Place after, int size) {
        return rows(book, trail.find(book.chain(), filters.search(words), after, size));
    }

    /** The chain itself, in its order. */
    List<AuditEntry> part(AuditBook book, long after, int size) {
        return trail.following(book.chain(), after, size);
    }

    private List<AuditRow> rows(AuditBook book, List<AuditEntry> entries) {
        Map<UUID, String> people = book.names()
                .people(entries.stream()
                        .map(AuditEntry::account)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<String, Set<String>> wanted = entries.stream()
                .filter(entry -> entry.subject() != null)
                .collect(Collectors.groupingBy(
                        AuditEntry::kind, Collectors.mapping(AuditEntry::subject, Collectors.toSet())));
        Map<String, Map<String, Subject>> about = book.names().subjects(wanted);
        return entries.stream()
                .map(entry -> AuditRow.of(entry, words.text(entry.action()), people, subject(about, entry)))
                .toList();
    }

    private static @Nullable Subject subject(Map<String, Map<String, Subject>> about, AuditEntry entry) {
        String id = entry.subject();
        return id == null ? null : about.getOrDefault(entry.kind(), Map.of()).get(id);
    }
}
