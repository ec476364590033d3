package dev.roundtwo.platform.files;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.springframework.http.HttpRange;

/** A file on its way to a browser: what it is, how it may be used, and its bytes, all of them or a part. */
record Handout(Store store, Key key, long length, String type, String disposition, String caching, String whoMayUse) {

    private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tag = "\"" + key.file() + "-" + key.variant().code() + "\"";
        response.setHeader("Cache-Control", caching);
        response.setHeader("ETag", tag);
        response.setHeader("Content-Security-Policy", NOTHING_RUNS);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", whoMayUse);
        response.setHeader("Content-Disposition", disposition);
        response.setHeader("Accept-Ranges", "bytes");
        response.setContentType(type);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        long from = 0;
        long count = length;
        String asked = request.getHeader("Range");
        String condition = request.getHeader("If-Range");
        if (asked != null && (condition == null || condition.equals(tag))) {
            List<HttpRange> ranges = ranges(asked);
            if (ranges.size() == 1) {
                from = ranges.getFirst().getRangeStart(length);
                long to = ranges.getFirst().getRangeEnd(length);
                if (from >= length || to < from) {
                    response.setHeader("Content-Range", "bytes */" + length);
                    response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                    return;
                }
                count = to - from + 1;
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader("Content-Range", "bytes %d-%d/%d".formatted(from, to, length));
            }
        }
        response.setContentLengthLong(count);
        if (!request.getMethod().equals("HEAD")) {
            copy(from, count, response);
        }
    }

    private void copy(long from, long count, HttpServletResponse response) throws IOException {
        try (InputStream bytes = store.read(key, from, count)) {
            bytes.transferTo(response.getOutputStream());
        } catch (NoSuchFileException gone) {
            response.reset();
            throw new NotFound("file", key.file());
        }
    }

    /** What cannot be read as ranges is as if it were not there. */
    private static List<HttpRange> ranges(String asked) {
        try {
            return HttpRange.parseRanges(asked);
        } catch (IllegalArgumentException odd) {
            return List.of();
        }
    }
}
