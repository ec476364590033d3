package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.TablesOwner;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks through every column of every table that could hold words or ids, whosever the rows are. */
record Walk(JdbcClient sql, TablesOwner owner) {

    private record Column(String table, String column, boolean bytes) {

        String text() {
            return bytes ? "encode(\"" + column + "\", 'escape')" : "\"" + column + "\"::text";
        }
    }

    /** The columns that hold one of the words somewhere, in any case, as {@code table.column}. */
    Set<String> holding(String... words) {
        Set<String> found = new TreeSet<>();
        for (Column column : columns()) {
            String condition = Stream.of(words)
                    .map(word ->
                            "position('%s' in lower(%s)) > 0".formatted(word.toLowerCase(Locale.ROOT), column.text()))
                    .collect(Collectors.joining(" or "));
            String query = "select count(*) from \"%s\" where %s".formatted(column.table(), condition);
            if (owner.countAll(column.table(), query) > 0) {
                found.add(column.table() + "." + column.column());
            }
        }
        return found;
    }

    private List<Column> columns() {
        return sql.sql("""
                select c.table_name as table, c.column_name as column, c.data_type = 'bytea' as bytes from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                  and (c.data_type in ('text', 'jsonb', 'json', 'bytea', 'uuid', 'ARRAY') or c.udt_name = 'citext')
                """).query(Column.class).list();
    }
}
