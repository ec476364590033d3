package dev.roundtwo.platform.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A zip in the making: a JSON file for each kind of rows, written as they are read, other files, and at the end one page that
 * shows all rows to whoever opens it, with no script and nothing from elsewhere.
 */
public final class Parcel implements AutoCloseable {

    private static final int FETCHED = 500;

    private final ZipOutputStream zip;
    private final ParcelPage page;
    private final JsonMapper json;
    private final Set<String> names = new HashSet<>();
    private String folder = "";
    private Set<UUID> without = Set.of();

    Parcel(OutputStream out, String title, JsonMapper json) throws IOException {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.page = new ParcelPage(title);
        this.json = json;
    }

    /** The workspaces of which nothing may be in it. */
    public Set<UUID> without() {
        return without;
    }

    void leaveOut(Set<UUID> workspaces) {
        without = workspaces;
    }

    /** What follows stands in that folder, under that heading. */
    public void folder(String name, String heading) {
        folder = name.isEmpty() ? "" : plain(name) + "/";
        page.heading(heading);
    }

    /** Something the reader should know. */
    public void note(String text) {
        page.note(text);
    }

    /** The rows that the query finds, column by column, as {@code <name>.json} and on the page. */
    public void rows(String name, JdbcClient.StatementSpec query) {
        rows(name, each -> query.withFetchSize(FETCHED).query(row -> {
            each.accept(ParcelRows.columns(row, json));
        }));
    }

    /** The rows that the source hands on. */
    public void rows(String name, Consumer<Consumer<Map<String, ?>>> source) {
        begin(plain(name) + ".json");
        page.section(name);
        int[] count = {0};
        write("[");
        source.accept(row -> {
            write(count[0]++ == 0 ? "\n" : ",\n");
            write(json.writeValueAsString(row));
            page.row(row);
        });
        write("\n]\n");
        page.endOfSection(count[0]);
        end();
    }

    /** A file as it is. */
    public void file(String name, String text) {
        begin(name);
        write(text);
        end();
    }

    /** The same of a file that may be large. */
    public void file(String name, InputStream bytes) throws IOException {
        begin(name);
        bytes.transferTo(zip);
        end();
    }

    /** A name within the parcel that no entry has yet, made of harmless letters. */
    public String freeName(String wish, String ending) {
        String name = plain(wish);
        int number = 1;
        while (names.contains(folder + name + ending)) {
            name = plain(wish) + "-" + ++number;
        }
        return name + ending;
    }

    /** Ends the zip with its page. */
    void finish() throws IOException {
        zip.putNextEntry(new ZipEntry("index.html"));
        page.copyTo(zip);
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void close() {
        page.close();
    }

    private void begin(String name) {
        if (!names.add(folder + name)) {
            throw new IllegalStateException("Twice in a parcel: " + folder + name);
        }
        try {
            zip.putNextEntry(new ZipEntry(folder + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        try {
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(@Nullable String name) {
        String plain = name == null ? "" : name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = plain.replaceAll("^-|-$", "");
        return cut.isEmpty() ? "unnamed" : cut.substring(0, Math.min(80, cut.length()));
    }
}
