package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.Cells;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.audit.AuditEntry;
import dev.roundtwo.platform.audit.AuditTrail.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The audit log as files, written part by part, so that its length does not matter. Each file taken is an entry itself. */
@Component
class AuditFiles {

    private static final int PART = 1_000;
    private static final List<String> COLUMNS = List.of(
            "number",
            "at",
            "who",
            "account",
            "client",
            "action",
            "what",
            "subject",
            "subject id",
            "facts",
            "address",
            "correlation id");

    private final AuditReader reader;
    private final Audit audit;
    private final JsonMapper json;

    AuditFiles(AuditReader reader, Audit audit, JsonMapper json) {
        this.reader = reader;
        this.audit = audit;
        this.json = json;
    }

    /** What fits the filters, in words, for a spreadsheet. */
    void csv(AuditBook book, AuditFilters filters, OutputStream out) throws IOException {
        taken(book, "csv");
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            writer.write(Cells.BEGIN);
            printer.printRecord(COLUMNS);
            @Nullable Place after = null;
            List<AuditRow> part;
            do {
                part = reader.part(book, filters, after, PART);
                for (AuditRow row : part) {
                    printer.printRecord(cells(row).stream().map(Cells::safe).toList());
                    after = new Place(row.at(), row.number());
                }
                writer.flush();
            } while (part.size() == PART);
        }
    }

    /** The whole chain in its order, with what anybody needs to check it. */
    void json(AuditBook book, OutputStream out) throws IOException {
        taken(book, "json");
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            writer.write(
                    "{\"check\": \"hash = sha256(bytes of previous, then said in UTF-8); the first previous is empty\",");
            writer.write("\n\"chain\": \"" + book.chain() + "\",\n\"entries\": [");
            long after = 0;
            List<AuditEntry> part;
            do {
                part = reader.part(book, after, PART);
                for (AuditEntry entry : part) {
                    writer.write(after == 0 ? "\n" : ",\n");
                    writer.write(json.writeValueAsString(fields(entry)));
                    after = entry.number();
                }
                writer.flush();
            } while (part.size() == PART);
            writer.write("\n]}\n");
        }
    }

    private void taken(AuditBook book, String format) {
        if (book.ofInstallation()) {
            audit.recordForInstallation("audit.exported", "installation", null, "format", format);
        } else {
            audit.record("audit.exported", "workspace", book.chain(), "format", format);
        }
    }

    private static List<Object> cells(AuditRow row) {
        return Arrays.asList(
                row.number(),
                row.at(),
                row.who(),
                row.account(),
                row.client(),
                row.action(),
                row.text(),
                row.subject(),
                row.subjectId(),
                String.join("; ", row.facts()),
                row.address(),
                row.correlationId());
    }

    private static Map<String, Object> fields(AuditEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", entry.number());
        fields.put("at", entry.at().toString());
        fields.put("action", entry.action());
        fields.put("account", entry.account());
        fields.put("client", entry.client());
        fields.put("kind", entry.kind());
        fields.put("subject", entry.subject());
        fields.put("facts", entry.facts());
        fields.put("address", entry.address());
        fields.put("correlationId", entry.correlationId());
        fields.put("said", entry.said());
        fields.put("previous", entry.previous());
        fields.put("hash", entry.hash());
        return fields;
    }
}
