package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.privacy.Retained;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For how many days a workspace keeps what; for its owner to say. What has no number is kept for good. */
@Service
@Transactional
public class Retention {

    static final int LONGEST = 3_650;

    private final JdbcClient sql;
    private final ObjectProvider<Retained> modules;
    private final Audit audit;

    Retention(JdbcClient sql, ObjectProvider<Retained> modules, Audit audit) {
        this.sql = sql;
        this.modules = modules;
        this.audit = audit;
    }

    /** The kinds there are. */
    public List<String> kinds() {
        return modules.stream().map(Retained::kind).sorted().toList();
    }

    /** Days by kind, as set. */
    @Transactional(readOnly = true)
    public Map<String, Integer> days(Member me) {
        me.mustBe(Role.OWNER);
        Map<String, Integer> days = new TreeMap<>();
        sql.sql("select kind, days from workspace_retention where workspace_id = ?")
                .param(me.workspaceId())
                .query(row -> {
                    days.put(row.getString("kind"), row.getInt("days"));
                });
        return days;
    }

    /** The kinds whose number is none of days. */
    public List<String> unfit(Map<String, Integer> days) {
        return days.entrySet().stream()
                .filter(kept -> !fits(kept.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Of how many interviews each kind would be erased now, were it kept for so many days; unfit numbers do not count. */
    @Transactional(readOnly = true)
    public Map<String, Long> due(Member me, Map<String, Integer> days) {
        me.mustBe(Role.OWNER);
        Map<String, Long> due = new LinkedHashMap<>();
        modules.forEach(module -> {
            Integer kept = days.get(module.kind());
            if (kept != null && fits(kept)) {
                due.put(module.kind(), module.due(kept));
            }
        });
        return due;
    }

    /** Keeps each kind for so many days from now on; a kind that is not named, for good. */
    public void set(Member me, Map<String, Integer> days) {
        me.mustBe(Role.OWNER);
        if (!unfit(days).isEmpty()) {
            throw new RuleBroken("tenancy.retention.days", LONGEST);
        }
        if (days.equals(days(me))) {
            return;
        }
        sql.sql("delete from workspace_retention where workspace_id = ?")
                .param(me.workspaceId())
                .update();
        days.forEach(
                (kind, number) -> sql.sql("insert into workspace_retention (workspace_id, kind, days) values (?, ?, ?)")
                        .params(me.workspaceId(), kind, number)
                        .update());
        String[] facts = kinds().stream()
                .flatMap(kind -> java.util.stream.Stream.of(
                        kind, days.containsKey(kind) ? days.get(kind) + " days" : "for good"))
                .toArray(String[]::new);
        audit.record("retention.changed", "workspace", me.workspaceId(), facts);
    }

    private static boolean fits(Integer days) {
        return days >= 1 && days <= LONGEST;
    }
}
