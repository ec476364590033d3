package dev.roundtwo.platform.files.content;

import java.awt.geom.AffineTransform;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a camera was held: the one thing of a photograph's metadata that has to be applied before all of it is dropped. */
final class Orientation {

    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final int TAG = 0x0112;
    private static final int MOST_SEGMENTS = 100;

    private Orientation() {}

    /** From 1, upright, to 8, as Exif counts; 1 where nothing is said. */
    static int of(Path jpeg) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(jpeg)))) {
            in.readUnsignedShort();
            for (int n = 0; n < MOST_SEGMENTS; n++) {
                int marker = marker(in);
                if (marker == START_OF_SCAN) {
                    return 1;
                }
                int length = in.readUnsignedShort() - 2;
                byte[] segment = in.readNBytes(Math.max(0, length));
                int found = marker == APP1 ? exif(segment) : 0;
                if (found > 0) {
                    return found;
                }
            }
        } catch (EOFException | BufferUnderflowException | IndexOutOfBoundsException odd) {
            return 1;
        }
        return 1;
    }

    private static int marker(InputStream in) throws IOException {
        int one = in.read();
        while (one == 0xff) {
            one = in.read();
        }
        if (one < 0) {
            throw new EOFException();
        }
        return one;
    }

    private static int exif(byte[] segment) {
        if (segment.length < 14 || segment[0] != 'E' || segment[1] != 'x' || segment[2] != 'i' || segment[3] != 'f') {
            return 0;
        }
        ByteBuffer bytes = ByteBuffer.wrap(segment, 6, segment.length - 6).slice();
        bytes.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = bytes.getInt(4);
        int entries = bytes.getShort(directory) & 0xffff;
        for (int n = 0; n < entries; n++) {
            int at = directory + 2 + 12 * n;
            if ((bytes.getShort(at) & 0xffff) == TAG) {
                int value = bytes.getShort(at + 8) & 0xffff;
                return value >= 1 && value <= 8 ? value : 0;
            }
        }
        return 0;
    }

    /** Whether width and height change places. */
    static boolean turns(int orientation) {
        return orientation >= 5;
    }

    /** Sets a picture of that size upright. */
    static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
