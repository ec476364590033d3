package dev.roundtwo.platform.files.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.platform.RuleBroken;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures are made anew: upright, without what was behind them (v5.0.0-14.2.8). */
class PicturesTests {

    @TempDir
    Path folder;

    FileKind kind;

    /** What is in the corners when a camera was held like that, of red above green on the left and blue on the right. */
    @ParameterizedTest
    @CsvSource({
        "1,40,20,RED,BLUE,GREEN", "2,40,20,BLUE,RED,BLUE", "3,40,20,BLUE,GREEN,BLUE", "4,40,20,GREEN,BLUE,RED",
        "5,20,40,RED,GREEN,BLUE", "6,20,40,GREEN,RED,BLUE", "7,20,40,BLUE,BLUE,GREEN", "8,20,40,BLUE,BLUE,RED"
    })
    void aPhotographIsSetUprightAndLosesWhereItWasTaken(
            int orientation, int width, int height, String upperLeft, String upperRight, String lowerLeft)
            throws Exception {
        byte[] sent = Samples.photograph(40, 20, orientation);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(Samples.PLACE);
        BufferedImage made = made(sent, FileKind.JPEG, false);
        assertThat(kind).isEqualTo(FileKind.JPEG);
        assertThat(made.getWidth()).isEqualTo(width);
        assertThat(made.getHeight()).isEqualTo(height);
        assertThat(colour(made.getRGB(2, 2))).isEqualTo(upperLeft);
        assertThat(colour(made.getRGB(width - 3, 2))).isEqualTo(upperRight);
        assertThat(colour(made.getRGB(2, height - 3))).isEqualTo(lowerLeft);
        String kept = Files.readString(folder.resolve("made"), StandardCharsets.ISO_8859_1);
        assertThat(kept).doesNotContain("Exif", "GPS", Samples.PLACE);
    }

    @Test
    void whatWasHiddenBehindThePointsIsGone() throws Exception {
        byte[] sent = Samples.joined(Samples.picture("png", 20, 20), Samples.zip("hidden.txt", "words"));
        made(sent, FileKind.PNG, false);
        assertThat(Files.readString(folder.resolve("made"), StandardCharsets.ISO_8859_1))
                .doesNotContain("hidden.txt");
    }

    @Test
    void aGifBecomesAStillPng() throws Exception {
        BufferedImage made = made(Samples.picture("gif", 30, 10), FileKind.GIF, false);
        assertThat(kind).isEqualTo(FileKind.PNG);
        assertThat(colour(made.getRGB(1, 1))).isEqualTo("RED");
        assertThat(Files.readAllBytes(folder.resolve("made"))).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void theSmallOneIsSmall() throws Exception {
        made(Samples.picture("png", 900, 450), FileKind.PNG, false);
        BufferedImage small = ImageIO.read(folder.resolve("small").toFile());
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(160);
        assertThat(colour(small.getRGB(310, 150))).isEqualTo("BLUE");
    }

    @Test
    void aPortraitIsItsOwnMiddleAndNoLargerThanItIsShown() throws Exception {
        BufferedImage made = made(Samples.picture("png", 900, 300), FileKind.PNG, true);
        assertThat(made.getWidth()).isEqualTo(256);
        assertThat(made.getHeight()).isEqualTo(256);
        assertThat(colour(made.getRGB(5, 5))).isEqualTo("RED");
        assertThat(colour(made.getRGB(250, 5))).isEqualTo("BLUE");
        assertThat(ImageIO.read(folder.resolve("small").toFile()).getWidth()).isEqualTo(96);
    }

    @Test
    void oneThatBreaksOffIsRefusedAndNotHalfShown() {
        byte[] whole = Samples.picture("png", 200, 200);
        assertThatThrownBy(() -> made(Arrays.copyOf(whole, whole.length / 2), FileKind.PNG, false))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("files.picture.broken");
    }

    private BufferedImage made(byte[] sent, FileKind as, boolean portrait) throws Exception {
        Path from = Files.write(folder.resolve("sent"), sent);
        kind = Pictures.make(from, as, portrait, folder.resolve("made"), folder.resolve("small"));
        return ImageIO.read(folder.resolve("made").toFile());
    }

    private static String colour(int point) {
        boolean red = (point >> 16 & 0xff) > 150;
        boolean green = (point >> 8 & 0xff) > 150;
        boolean blue = (point & 0xff) > 150;
        return red && !green ? "RED" : green && !red ? "GREEN" : blue ? "BLUE" : "OTHER";
    }
}
