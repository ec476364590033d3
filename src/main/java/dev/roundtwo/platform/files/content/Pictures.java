package dev.roundtwo.platform.files.content;

import dev.roundtwo.platform.RuleBroken;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/**
 * Makes pictures anew from their points: nothing else of what was sent is kept, neither where it was taken nor what was hidden
 * behind it. One at a time on each node, as each may take 250 MB of memory.
 */
public final class Pictures {

    private static final int MOST_KEPT = 16_000_000;
    private static final int THUMB = 320;
    private static final int PORTRAIT = 256;
    private static final int SMALL_PORTRAIT = 96;
    private static final float QUALITY = 0.88f;
    private static final Semaphore ONE = new Semaphore(1, true);

    private Pictures() {}

    /**
     * Writes the picture and a small one.
     *
     * @return the kind that both now are
     * @throws RuleBroken when it cannot be read as a picture
     */
    public static FileKind make(Path from, FileKind kind, boolean portrait, Path picture, Path small)
            throws IOException {
        ONE.acquireUninterruptibly();
        try {
            BufferedImage image = read(from, kind);
            FileKind made = kind == FileKind.JPEG ? FileKind.JPEG : FileKind.PNG;
            if (portrait) {
                BufferedImage square = square(image);
                write(scaled(square, PORTRAIT), made, picture);
                write(scaled(square, SMALL_PORTRAIT), made, small);
            } else {
                write(image, made, picture);
                write(scaled(image, THUMB), made, small);
            }
            return made;
        } catch (OutOfMemoryError much) {
            throw new IOException("No memory for this picture now", much);
        } finally {
            ONE.release();
        }
    }

    private static BufferedImage read(Path from, FileKind kind) throws IOException {
        int orientation = kind == FileKind.JPEG ? Orientation.of(from) : 1;
        PictureSize.checked(from, kind);
        BufferedImage raw = PictureSize.with(from, kind, reader -> {
            ImageReadParam asked = reader.getDefaultReadParam();
            long points = (long) reader.getWidth(0) * reader.getHeight(0);
            int every = points > MOST_KEPT ? 2 : 1;
            asked.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, asked);
        });
        int width = raw.getWidth();
        int height = raw.getHeight();
        boolean turns = Orientation.turns(orientation);
        BufferedImage upright = blank(turns ? height : width, turns ? width : height, kind);
        draw(raw, upright, Orientation.upright(orientation, width, height));
        return upright;
    }

    /** In the usual colours, whatever the picture's own were. */
    private static BufferedImage blank(int width, int height, FileKind kind) {
        int type = kind == FileKind.JPEG ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        return new BufferedImage(Math.max(1, width), Math.max(1, height), type);
    }

    private static void draw(BufferedImage from, BufferedImage onto, AffineTransform how) {
        Graphics2D pen = onto.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(from, how, null);
        pen.dispose();
    }

    private static BufferedImage square(BufferedImage image) {
        int side = Math.min(image.getWidth(), image.getHeight());
        return image.getSubimage((image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
    }

    /** No longer than that on its longer side; halved step by step, as one great step would leave points out. */
    private static BufferedImage scaled(BufferedImage image, int longest) {
        BufferedImage now = image;
        while (Math.max(now.getWidth(), now.getHeight()) > longest) {
            double factor = Math.max(0.5, (double) longest / Math.max(now.getWidth(), now.getHeight()));
            int width = Math.max(1, (int) Math.round(now.getWidth() * factor));
            int height = Math.max(1, (int) Math.round(now.getHeight() * factor));
            BufferedImage next = new BufferedImage(width, height, image.getType());
            draw(
                    now,
                    next,
                    AffineTransform.getScaleInstance(
                            (double) width / now.getWidth(), (double) height / now.getHeight()));
            now = next;
        }
        return now;
    }

    private static void write(BufferedImage image, FileKind kind, Path to) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(kind.name()).next();
        try (var out = new FileImageOutputStream(to.toFile())) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
