package dev.roundtwo.platform.files.content;

import dev.roundtwo.platform.RuleBroken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** How large a picture says it is, before any of it is unpacked: a few bytes can say billions of points (v5.0.0-5.2.6). */
final class PictureSize {

    static final int LONGEST_SIDE = 16_000;
    static final long MOST_POINTS = 30_000_000;

    private PictureSize() {}

    static FileKind checked(Path file, FileKind kind) throws IOException {
        with(file, kind, reader -> {
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width < 1 || height < 1) {
                throw new RuleBroken("files.picture.broken");
            }
            if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_POINTS) {
                throw new RuleBroken("files.picture.large", MOST_POINTS / 1_000_000);
            }
            return kind;
        });
        return kind;
    }

    /** Reads with the reader of that kind and no other, and leaves out what is not needed for the points. */
    static <T> T with(Path file, FileKind kind, Reading<T> work) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.name());
        ImageReader reader = readers.next();
        try (var in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, false, true);
            return work.of(reader);
        } catch (RuleBroken refused) {
            throw refused;
        } catch (IOException | RuntimeException odd) {
            // The readers answer odd bytes with whatever they stumble over.
            throw new RuleBroken("files.picture.broken");
        } finally {
            reader.dispose();
        }
    }

    interface Reading<T> {
        T of(ImageReader reader) throws IOException;
    }
}
