package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.AuditEntry;
import dev.roundtwo.platform.audit.AuditSubjects;
import dev.roundtwo.platform.audit.AuditSubjects.Subject;
import dev.roundtwo.platform.audit.AuditTrail;
import dev.roundtwo.platform.audit.AuditTrail.Place;
import dev.roundtwo.platform.audit.AuditWords;
import dev.roundtwo.platform.audit.ChainState;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The audit log of a workspace, for its admins. */
@Service
@Transactional(readOnly = true)
public class AuditLog {

    static final int PAGE = 50;

    private final AuditTrail trail;
    private final AuditWords words;
    private final ObjectProvider<AuditSubjects> subjects;
    private final JdbcClient sql;

    AuditLog(AuditTrail trail, AuditWords words, ObjectProvider<AuditSubjects> subjects, JdbcClient sql) {
        this.trail = trail;
        this.words = words;
        this.subjects = subjects;
        this.sql = sql;
    }

    /** A page of the log; {@code next} is null on the last one. */
    public record Page(List<AuditRow> rows, @Nullable Place next) {}

    /** What fits the filters, newest first, after that place. */
    public Page page(Member me, AuditFilters filters, @Nullable Place after) {
        me.mustBe(Role.ADMIN);
        List<AuditEntry> found = trail.find(me.workspaceId(), filters.search(words), after, PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        Place next = found.size() > PAGE
                ? new Place(shown.getLast().at(), shown.getLast().number())
                : null;
        return new Page(rows(shown), next);
    }

    /** Walks the whole chain: some five seconds for each hundred thousand entries, measured on a busy machine. */
    public ChainState chain(Member me) {
        me.mustBe(Role.ADMIN);
        return trail.check(me.workspaceId());
    }

    /** Who has done something here and can be chosen as a filter: everybody in the workspace, by name. */
    public Map<String, String> people(Member me) {
        me.mustBe(Role.ADMIN);
        Map<String, String> people = new LinkedHashMap<>();
        sql.sql("""
                select a.id, a.name from member m join account a on a.id = m.account_id
                where m.workspace_id = ? order by a.name, a.id limit 500
                """).param(me.workspaceId()).query(row -> {
            people.put(row.getString("id"), row.getString("name"));
        });
        return people;
    }

    /** Entries in words, as files hold them: a part of what fits the filters, newest first. */
    List<AuditRow> part(Member me, AuditFilters filters, @Nullable Place after, int size) {
        me.mustBe(Role.ADMIN);
        return rows(trail.find(me.workspaceId(), filters.search(words), after, size));
    }

    /** The chain itself, in its order. */
    List<AuditEntry> part(Member me, long after, int size) {
        me.mustBe(Role.ADMIN);
        return trail.following(me.workspaceId(), after, size);
    }

    private List<AuditRow> rows(List<AuditEntry> entries) {
        Map<UUID, String> names = names(entries.stream()
                .map(AuditEntry::account)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<String, Map<String, Subject>> about = about(entries);
        return entries.stream()
                .map(entry -> AuditRow.of(
                        entry,
                        words.text(entry.action()),
                        names,
                        about.getOrDefault(entry.kind(), Map.of()).get(entry.subject())))
                .toList();
    }

    private Map<String, Map<String, Subject>> about(List<AuditEntry> entries) {
        Map<String, Set<String>> wanted = entries.stream()
                .filter(entry -> entry.subject() != null)
                .collect(Collectors.groupingBy(
                        AuditEntry::kind, Collectors.mapping(AuditEntry::subject, Collectors.toSet())));
        Map<String, Map<String, Subject>> found = new HashMap<>();
        subjects.forEach(known -> {
            if (wanted.containsKey(known.kind())) {
                found.put(known.kind(), known.find(wanted.get(known.kind())));
            }
        });
        return found;
    }

    private Map<UUID, String> names(Set<UUID> accounts) {
        Map<UUID, String> names = new HashMap<>();
        if (!accounts.isEmpty()) {
            sql.sql("select id, name from account where id in (:ids)")
                    .param("ids", accounts)
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return names;
    }
}
