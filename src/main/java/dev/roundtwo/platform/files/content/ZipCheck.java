package dev.roundtwo.platform.files.content;

import dev.roundtwo.platform.RuleBroken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip that unpacks to what it says: no paths that lead out, no links, no locked or nested archives, and no more bytes than
 * are allowed, counted while they are unpacked (v5.0.0-5.2.3, v5.0.0-5.2.5, v5.0.0-5.3.3).
 */
final class ZipCheck {

    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_NAME = 255;
    private static final int DEEPEST = 20;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int END_MARK = 0x06054b50;
    private static final int ENTRY_MARK = 0x02014b50;
    private static final int UNIX = 3;
    private static final Set<String> ARCHIVES =
            Set.of("504b0304", "1f8b0800", "377abcaf", "52617221", "fd377a58", "425a6839");

    private ZipCheck() {}

    static FileKind checked(Path file, FileChannel channel, long unpacked) throws IOException {
        long end = endOfDirectory(channel);
        if (end < 0) {
            throw new RuleBroken("files.zip.broken");
        }
        directory(channel, end);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            contents(zip, unpacked);
        } catch (ZipException | IllegalArgumentException odd) {
            throw new RuleBroken("files.zip.broken");
        }
        return FileKind.ZIP;
    }

    /** Where the directory of a zip ends, if the file ends as one does; else less than nothing. */
    static long endOfDirectory(FileChannel channel) throws IOException {
        byte[] tail = Inspection.tail(channel, END_LENGTH + 0xffff);
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - END_LENGTH; at >= 0; at--) {
            if (bytes.getInt(at) == END_MARK && (bytes.getShort(at + 20) & 0xffff) == tail.length - at - END_LENGTH) {
                return channel.size() - tail.length + at;
            }
        }
        return -1;
    }

    /** The directory as it stands there, since what unpacks it may read names and attributes that Java's does not show. */
    private static void directory(FileChannel channel, long end) throws IOException {
        ByteBuffer tail = read(channel, end, END_LENGTH);
        int entries = tail.getShort(10) & 0xffff;
        long length = tail.getInt(12) & 0xffff_ffffL;
        long from = tail.getInt(16) & 0xffff_ffffL;
        if (entries == 0 || entries > MOST_ENTRIES) {
            throw new RuleBroken(entries == 0 ? "files.empty" : "files.zip.many", MOST_ENTRIES);
        }
        // Anything between or before would be another file in the same bytes.
        if (from + length != end || length > MOST_ENTRIES * 1024L) {
            throw new RuleBroken("files.zip.broken");
        }
        ByteBuffer bytes = read(channel, from, (int) length);
        Set<String> names = new HashSet<>();
        int at = 0;
        for (int n = 0; n < entries; n++) {
            if (at + ENTRY_LENGTH > length || bytes.getInt(at) != ENTRY_MARK) {
                throw new RuleBroken("files.zip.broken");
            }
            int nameLength = bytes.getShort(at + 28) & 0xffff;
            int more = (bytes.getShort(at + 30) & 0xffff) + (bytes.getShort(at + 32) & 0xffff);
            if (at + ENTRY_LENGTH + nameLength + more > length) {
                throw new RuleBroken("files.zip.broken");
            }
            String name = new String(bytes.array(), at + ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8);
            if ((bytes.getShort(at + 8) & 1) != 0) {
                throw new RuleBroken("files.zip.locked");
            }
            int mode = bytes.getInt(at + 38) >>> 16;
            boolean unix = (bytes.getShort(at + 4) & 0xffff) >> 8 == UNIX;
            boolean special = unix && (mode & 0xf000) != 0 && (mode & 0xf000) != 0x8000 && (mode & 0xf000) != 0x4000;
            if (special || leadsOut(name) || !names.add(name.toLowerCase(Locale.ROOT))) {
                throw new RuleBroken("files.zip.paths");
            }
            at += ENTRY_LENGTH + nameLength + more;
        }
        if (at != length) {
            throw new RuleBroken("files.zip.broken");
        }
    }

    private static boolean leadsOut(String name) {
        boolean odd = name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.codePoints().anyMatch(one -> one < ' ' || one == 0x7f || one == 0xfffd);
        String[] parts = name.split("/");
        if (odd || parts.length > DEEPEST) {
            return true;
        }
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static void contents(ZipFile zip, long unpacked) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long total = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] head = in.readNBytes(4);
                if (head.length == 4 && ARCHIVES.contains(HexFormat.of().formatHex(head))) {
                    throw new RuleBroken("files.zip.nested");
                }
                total += head.length;
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    total += read;
                    if (total > unpacked) {
                        throw new RuleBroken("files.zip.bomb", unpacked >> 20);
                    }
                }
            }
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new RuleBroken("files.zip.broken");
            }
        }
        return bytes;
    }
}
