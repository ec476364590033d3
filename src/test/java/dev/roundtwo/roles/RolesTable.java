package dev.roundtwo.roles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code src/docs/roles.md}: each route of the pages and of the API, and what everybody may do with it. */
public final class RolesTable {

    private static final Pattern ROUTE = Pattern.compile("`((?:GET|POST|PUT|PATCH|DELETE) /[^`]*)`");

    private RolesTable() {}

    /** What a cell says. */
    enum Cell {
        YES,
        NO,
        OWN,
        LINK,
        DEMO;

        static Cell of(String text) {
            return text.equals("–") ? NO : valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** A route with a cell for everybody. */
    record Row(String route, Map<Who, Cell> cells) {

        Cell says(Who who) {
            return cells.get(who);
        }
    }

    /** Every route, as often as it stands there: {@code GET /w/{workspace}/people}. */
    public static List<String> routes() {
        return rows().stream().map(Row::route).toList();
    }

    /** Those that answer whoever is not signed in, with a good link or without one. */
    public static List<String> open() {
        return rows().stream()
                .filter(row -> row.says(Who.NOBODY) == Cell.YES || row.says(Who.NOBODY) == Cell.LINK)
                .map(Row::route)
                .toList();
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<String> head = List.of();
        for (String line : lines()) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (line.startsWith("| What |")) {
                head = cells;
            } else if (line.startsWith("|") && line.contains("`")) {
                read(cells, head, rows);
            }
        }
        return rows;
    }

    private static void read(List<String> cells, List<String> head, List<Row> rows) {
        Matcher route = ROUTE.matcher(cells.get(2));
        while (route.find()) {
            if (cells.size() != head.size()) {
                throw new IllegalStateException("Another number of cells than columns: " + cells);
            }
            Map<Who, Cell> says = new EnumMap<>(Who.class);
            for (Who who : Who.values()) {
                says.put(who, Cell.of(cells.get(who.column(head))));
            }
            String path = route.group(1)
                    .replace("/w/…", "/w/{workspace}")
                    .replace("/api/…", "/api/v1/workspaces/{workspace}");
            rows.add(new Row(path, says));
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("src/docs/roles.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
