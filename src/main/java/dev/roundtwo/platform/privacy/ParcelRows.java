package dev.roundtwo.platform.privacy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;
import tools.jackson.databind.json.JsonMapper;

/** A row of the database as it stands in a parcel: times in ISO 8601, JSON as JSON. */
final class ParcelRows {

    private ParcelRows() {}

    static Map<String, @Nullable Object> columns(ResultSet row, JsonMapper json) throws SQLException {
        var described = row.getMetaData();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int column = 1; column <= described.getColumnCount(); column++) {
            String type = described.getColumnTypeName(column);
            columns.put(JdbcUtils.lookupColumnName(described, column), value(row, column, type, json));
        }
        return columns;
    }

    private static @Nullable Object value(ResultSet row, int column, String type, JsonMapper json) throws SQLException {
        Object value = row.getObject(column);
        return switch (value) {
            case null -> null;
            case Timestamp at -> at.toInstant().toString();
            case UUID id -> id.toString();
            case Array many -> Arrays.asList((Object[]) many.getArray());
            case Number number -> number;
            case Boolean yes -> yes;
            default -> type.startsWith("json") ? json.readTree(value.toString()) : value.toString();
        };
    }
}
