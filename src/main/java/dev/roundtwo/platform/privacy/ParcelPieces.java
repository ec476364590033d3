package dev.roundtwo.platform.privacy;

import dev.roundtwo.platform.RuleBroken;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;

/** What is written here is kept in pieces; never more than one of them is in memory. */
final class ParcelPieces extends OutputStream {

    static final int PIECE = 512 * 1024;

    /** Half a gigabyte: above that a workspace asks its operator for a copy of the database. */
    static final long LARGEST = 512L * 1024 * 1024;

    private final ParcelBox box;
    private final UUID parcel;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private int number;
    private long size;

    ParcelPieces(ParcelBox box, UUID parcel) {
        this.box = box;
        this.parcel = parcel;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, PIECE - filled);
            System.arraycopy(bytes, at, piece, filled, taken);
            filled += taken;
            at += taken;
            left -= taken;
            if (filled == PIECE) {
                keep();
            }
        }
    }

    @Override
    public void flush() {
        if (filled > 0 && filled < PIECE) {
            keep();
        }
    }

    @Override
    public void close() {
        // What is not flushed belongs to a parcel that failed.
    }

    long size() {
        return size;
    }

    private void keep() {
        size += filled;
        if (size > LARGEST) {
            throw new RuleBroken("privacy.parcel.large");
        }
        box.put(parcel, number++, Arrays.copyOf(piece, filled));
        filled = 0;
    }
}
