package dev.roundtwo.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads chains of the audit log, as far as the scope at hand may: by page, newest first, or from the first entry on. */
@Component
@Transactional(readOnly = true)
public class AuditTrail {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final String COLUMNS = """
            e.chain, e.number, e.at, e.action, e.account, e.client, e.subject_kind, e.subject, e.facts::text as facts, e.address,
            e.correlation_id, e.previous, e.hash, audit_said(e) as said
            """;
    private static final String NEWEST = " order by e.at desc, e.number desc limit :size";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** A place in a list, newest first: what comes after this entry. */
    public record Place(Instant at, long number) {

        @Override
        public String toString() {
            return at + "_" + number;
        }

        /** Null for what is no place: a list then begins at its start. */
        public static @Nullable Place parse(@Nullable String text) {
            try {
                String[] parts = text == null ? new String[0] : text.split("_", 2);
                return parts.length == 2 ? new Place(Instant.parse(parts[0]), Long.parseLong(parts[1])) : null;
            } catch (RuntimeException odd) {
                return null;
            }
        }
    }

    /** Entries of the chain, newest first, that fit the search. */
    public List<AuditEntry> find(UUID chain, AuditSearch search, @Nullable Place after, int size) {
        Map<String, Object> given = new HashMap<>(Map.of("chain", chain, "size", size));
        String filter = filter(search, after, given);
        String found = search.text() == null && search.actions() == null
                ? "select " + COLUMNS + " from audit_entry e where " + filter + NEWEST
                : "select * from (" + String.join(" union ", branches(search, filter, given))
                        + ") e order by at desc, number desc limit :size";
        return sql.sql(found).params(given).query(this::entry).list();
    }

    /** Entries of the chain in its own order, after that number. */
    public List<AuditEntry> following(UUID chain, long number, int size) {
        return sql.sql("select " + COLUMNS
                        + " from audit_entry e where e.chain = ? and e.number > ? order by e.number limit ?")
                .params(chain, number, size)
                .query(this::entry)
                .list();
    }

    public Optional<AuditEntry> named(UUID chain, long number) {
        return following(chain, number - 1, 1).stream()
                .filter(entry -> entry.number() == number)
                .findFirst();
    }

    /** Walks the whole chain and looks whether it holds. */
    public ChainState check(UUID chain) {
        List<Long> broken = sql.sql("select broken_number from audit_breaks(?)")
                .param(chain)
                .query((row, number) -> row.getLong(1))
                .list();
        return sql.sql("select last_number, last_hash from audit_end(?)")
                .param(chain)
                .query((row, number) -> new ChainState(row.getLong(1), hex(row.getBytes(2)), broken, clock.instant()))
                .optional()
                .orElseGet(() -> new ChainState(0, "", broken, clock.instant()));
    }

    private static String filter(AuditSearch search, @Nullable Place after, Map<String, Object> given) {
        StringBuilder filter = new StringBuilder("e.chain = :chain");
        also(filter, given, "e.account = :account", "account", search.account());
        also(filter, given, "e.at >= :from", "from", time(search.from()));
        also(filter, given, "e.at < :to", "to", time(search.to()));
        also(filter, given, "e.subject = :subject", "subject", search.subject());
        also(filter, given, "e.correlation_id = :correlation", "correlation", search.correlationId());
        if (after != null) {
            also(filter, given, "(e.at, e.number) < (:at, :number)", "at", time(after.at()));
            given.put("number", after.number());
        }
        return filter.toString();
    }

    private static void also(
            StringBuilder filter, Map<String, Object> given, String term, String name, @Nullable Object value) {
        if (value != null) {
            filter.append(" and ").append(term);
            given.put(name, value);
        }
    }

    /** Each branch reads one index in order and no more than a page of it, however many entries there are. */
    private static List<String> branches(AuditSearch search, String filter, Map<String, Object> given) {
        List<String> branches = new ArrayList<>();
        List<String> actions = search.text() == null && search.actions() != null ? search.actions() : search.named();
        given.put("named", actions.toArray(String[]::new));
        branches.add("select f.* from unnest(:named::text[]) as one(named) cross join lateral (select " + COLUMNS
                + " from audit_entry e where " + filter + " and e.action = one.named" + NEWEST + ") f");
        if (search.text() != null) {
            String within = filter;
            if (search.actions() != null) {
                given.put("group", search.actions().toArray(String[]::new));
                within += " and e.action = any(:group::text[])";
            }
            given.put("text", search.text());
            for (String column : List.of("e.subject", "e.correlation_id", "e.client")) {
                branches.add("(select " + COLUMNS + " from audit_entry e where " + within + " and " + column
                        + " = :text" + NEWEST + ")");
            }
            UUID account = uuid(search.text());
            if (account != null) {
                given.put("actor", account);
                branches.add("(select " + COLUMNS + " from audit_entry e where " + within + " and e.account = :actor"
                        + NEWEST + ")");
            }
        }
        return branches;
    }

    private AuditEntry entry(ResultSet row, int line) throws SQLException {
        return new AuditEntry(
                row.getObject("chain", UUID.class),
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("action"),
                row.getObject("account", UUID.class),
                row.getString("client"),
                row.getString("subject_kind"),
                row.getString("subject"),
                json.readValue(row.getString("facts"), FACTS),
                row.getString("address"),
                row.getString("correlation_id"),
                row.getString("said"),
                hex(row.getBytes("previous")),
                hex(row.getBytes("hash")));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
