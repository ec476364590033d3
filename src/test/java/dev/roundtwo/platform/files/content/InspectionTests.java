package dev.roundtwo.platform.files.content;

import static dev.roundtwo.platform.files.content.Samples.joined;
import static dev.roundtwo.platform.files.content.Samples.latin;
import static dev.roundtwo.platform.files.content.Samples.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.platform.RuleBroken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file is says its content, all through (v5.0.0-5.2.2, v5.0.0-5.2.3, v5.0.0-5.2.6). */
class InspectionTests {

    private static final long UNPACKED = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void whatIsWhatItSaysIsTaken(String name, byte[] bytes, FileKind kind) throws Exception {
        assertThat(judge(name, bytes)).isEqualTo(kind);
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("plan.pdf", Samples.pdf(), FileKind.PDF),
                Arguments.of("slow.sql", Samples.text(), FileKind.TEXT),
                Arguments.of("compare.txt", latin("a < b, <b>bold</b> and <p>"), FileKind.TEXT),
                Arguments.of("no ending", latin("words"), FileKind.TEXT),
                Arguments.of("sketch.png", Samples.picture("png", 40, 20), FileKind.PNG),
                Arguments.of("sketch.jpeg", Samples.picture("jpg", 40, 20), FileKind.JPEG),
                Arguments.of("a picture of another kind.gif", Samples.picture("png", 4, 4), FileKind.PNG),
                Arguments.of("sketch.gif", Samples.picture("gif", 40, 20), FileKind.GIF),
                Arguments.of("logs.zip", zip("logs/", "", "logs/one.txt", "words"), FileKind.ZIP));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bad")
    void whatIsSomethingElseOrTwoThingsAtOnceIsRefused(String code, String name, byte[] bytes) {
        assertThatThrownBy(() -> judge(name, bytes))
                .isInstanceOf(RuleBroken.class)
                .hasMessage(code);
    }

    static Stream<Arguments> bad() {
        byte[] pdf = Samples.pdf();
        byte[] zip = zip("one.txt", "words");
        return Stream.of(
                Arguments.of("files.empty", "nothing.txt", new byte[0]),
                Arguments.of("files.markup", "plan.pdf", latin("<!DOCTYPE html><script>alert(1)</script>")),
                Arguments.of("files.pdf.broken", "plan.pdf", latin("%PDF-1.7\n<html><script>alert(1)</script></html>")),
                Arguments.of("files.pdf.broken", "plan.pdf", joined(pdf, latin("<script>alert(1)</script>"))),
                Arguments.of("files.two.kinds", "plan.pdf", pdfWithZip()),
                Arguments.of("files.zip.broken", "both.zip", joined(zip, pdf)),
                Arguments.of("files.zip.broken", "hidden.zip", joined(zip, zip)),
                Arguments.of("files.unknown", "before.zip", joined(new byte[] {0, 1, 2}, zip)),
                Arguments.of("files.mismatch", "plan.pdf", latin("words")),
                Arguments.of("files.mismatch", "words.txt", pdf),
                Arguments.of("files.mismatch", "sketch.png", zip),
                Arguments.of("files.markup", "drawing.svg", latin("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                Arguments.of(
                        "files.markup", "drawing.txt", latin("\n<?xml version='1.0'?> <!-- a --> <svg onload='x'/>")),
                Arguments.of("files.markup", "page.txt", latin("  <!-- harmless --><HTML>")),
                Arguments.of("files.unknown", "program.exe", latin("MZ\0\0\3")),
                Arguments.of("files.unknown", "latin.txt", new byte[] {'a', (byte) 0xe4, 'b'}),
                Arguments.of("files.unknown", "cut.txt", new byte[] {'a', (byte) 0xc3}),
                Arguments.of("files.picture.large", "flood.png", Samples.flood(60_000, 60_000)),
                Arguments.of("files.picture.large", "long.png", Samples.flood(20_000, 2)),
                Arguments.of("files.picture.broken", "none.png", Samples.flood(0, 5)),
                Arguments.of("files.picture.broken", "cut.png", Arrays.copyOf(Samples.picture("png", 9, 9), 12)),
                Arguments.of("files.picture.broken", "cut.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1}),
                Arguments.of("files.zip.paths", "up.zip", zip("../../etc/passwd", "root")),
                Arguments.of("files.zip.paths", "root.zip", zip("/etc/passwd", "root")),
                Arguments.of("files.zip.paths", "drive.zip", zip("C:\\windows", "root")),
                Arguments.of("files.zip.paths", "deep.zip", zip("a/".repeat(30) + "b", "root")),
                Arguments.of("files.zip.paths", "twice.zip", zip("One.txt", "a", "one.txt", "b")),
                Arguments.of("files.zip.paths", "link.zip", link()),
                Arguments.of("files.zip.locked", "locked.zip", locked()),
                Arguments.of(
                        "files.zip.nested",
                        "nested.zip",
                        zip("inner.bin", new String(zip, StandardCharsets.ISO_8859_1))),
                Arguments.of("files.zip.bomb", "bomb.zip", zip("zeros", "0".repeat((int) UNPACKED + 1))),
                Arguments.of("files.zip.many", "many.zip", many()));
    }

    @Test
    void aPortraitIsAPicture() throws Exception {
        Path file = Files.write(folder.resolve("sent"), Samples.pdf());
        assertThatThrownBy(() -> Inspection.of(file, "me.pdf", Intake.portrait(1 << 20), UNPACKED))
                .hasMessage("files.pictures.only");
    }

    private FileKind judge(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("sent"), bytes);
        return Inspection.of(file, name, Intake.anything(1 << 30), UNPACKED);
    }

    /** Readers of PDF find its end, those of zip find theirs in the last comment. */
    private static byte[] pdfWithZip() {
        byte[] end = latin("\nstartxref\n26\n%%EOF\n");
        byte[] zip = zip("one.txt", "words");
        byte[] open = Arrays.copyOf(zip, zip.length);
        open[zip.length - 2] = (byte) end.length; // the archive's comment is the rest of the PDF
        return joined(latin("%PDF-1.7\n%\u00e2\u00e3\n"), open, end);
    }

    /** The attributes of a symbolic link, as Unix packs them. */
    private static byte[] link() {
        byte[] zip = zip("link", "/etc/passwd");
        int entry = entryIn(zip);
        zip[entry + 5] = 3;
        zip[entry + 41] = (byte) 0xa1;
        zip[entry + 40] = (byte) 0xff;
        return zip;
    }

    private static byte[] locked() {
        byte[] zip = zip("one.txt", "words");
        zip[entryIn(zip) + 8] |= 1;
        return zip;
    }

    private static byte[] many() {
        String[] all = new String[2 * 1_001];
        for (int i = 0; i < 1_001; i++) {
            all[2 * i] = "file" + i;
            all[2 * i + 1] = "";
        }
        return zip(all);
    }

    private static int entryIn(byte[] zip) {
        for (int i = 0; i < zip.length - 4; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                return i;
            }
        }
        throw new AssertionError("No directory");
    }
}
