package dev.roundtwo.platform.privacy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.json.JsonMapper;

/** Packs and unpacks parcels for tests, without a job and without a mail. */
public final class OpenParcel {

    private OpenParcel() {}

    /** The files of the parcel that the packing makes, by name. */
    public static Map<String, String> of(Packing packing) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var parcel = new Parcel(out, packing.title(), JsonMapper.shared())) {
            packing.pack(parcel, (done, steps, doing) -> {});
            parcel.finish();
        }
        return files(new ByteArrayInputStream(out.toByteArray()));
    }

    public static Map<String, String> files(InputStream zipped) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var entries = new ZipInputStream(zipped)) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
