package dev.roundtwo.platform.files.content;

import dev.roundtwo.platform.RuleBroken;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** A PDF from its first byte to its last, and not a zip at the same time. It is never shown by us, only handed out. */
final class PdfCheck {

    private static final int END = 1024;

    private PdfCheck() {}

    static FileKind checked(FileChannel channel) throws IOException {
        String head = new String(Inspection.head(channel), StandardCharsets.ISO_8859_1);
        String end = new String(Inspection.tail(channel, END), StandardCharsets.ISO_8859_1);
        int last = end.lastIndexOf("%%EOF");
        boolean whole = head.matches("(?s)%PDF-[12]\\.\\d[\\s\\x80-\\xff%].*")
                && last >= 0
                && end.substring(last + 5).isBlank()
                && end.lastIndexOf("startxref", last) >= 0;
        if (!whole) {
            throw new RuleBroken("files.pdf.broken");
        }
        if (ZipCheck.endOfDirectory(channel) >= 0) {
            throw new RuleBroken("files.two.kinds");
        }
        return FileKind.PDF;
    }
}
