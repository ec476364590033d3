package dev.roundtwo.platform.files.content;

import dev.roundtwo.platform.RuleBroken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is by what is in it, all the way through, and refuses what is none of the kinds, or two at once. */
public final class Inspection {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] GIF_87 = {'G', 'I', 'F', '8', '7', 'a'};
    private static final byte[] GIF_89 = {'G', 'I', 'F', '8', '9', 'a'};
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private Inspection() {}

    /**
     * @param name as the person sent it: it may not promise something else
     * @param unpacked how many bytes a zip may hold in all
     * @throws RuleBroken with the reason why it is not taken
     */
    public static FileKind of(Path file, @Nullable String name, Intake intake, long unpacked) throws IOException {
        FileKind kind = judged(file, unpacked);
        Label.promise(name)
                .filter(promised -> promised != kind && !(promised.picture() && kind.picture()))
                .ifPresent(promised -> {
                    throw new RuleBroken("files.mismatch", kind.name().toLowerCase(Locale.ROOT));
                });
        if (!intake.kinds().contains(kind)) {
            throw new RuleBroken("files.pictures.only");
        }
        return kind;
    }

    private static FileKind judged(Path file, long unpacked) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] head = head(channel);
            if (head.length == 0) {
                throw new RuleBroken("files.empty");
            }
            if (begins(head, PNG)) {
                return PictureSize.checked(file, FileKind.PNG);
            }
            if (begins(head, JPEG)) {
                return PictureSize.checked(file, FileKind.JPEG);
            }
            if (begins(head, GIF_87) || begins(head, GIF_89)) {
                return PictureSize.checked(file, FileKind.GIF);
            }
            if (begins(head, PDF)) {
                return PdfCheck.checked(channel);
            }
            if (begins(head, ZIP)) {
                return ZipCheck.checked(file, channel, unpacked);
            }
            return TextCheck.checked(channel);
        }
    }

    static byte[] head(FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(1024, channel.size()));
        while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {}
        return Arrays.copyOf(head.array(), head.position());
    }

    /** The last bytes of a file, as many of them as there are. */
    static byte[] tail(FileChannel channel, int most) throws IOException {
        int length = (int) Math.min(most, channel.size());
        ByteBuffer tail = ByteBuffer.allocate(length);
        long from = channel.size() - length;
        while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {}
        return tail.array();
    }

    static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
