package dev.roundtwo.platform.files.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream and no more. */
final class Limited extends FilterInputStream {

    private long left;

    Limited(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        int read = left > 0 ? super.read() : -1;
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = super.read(into, at, (int) Math.min(most, left));
        left -= Math.max(0, read);
        return read;
    }
}
