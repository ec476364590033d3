package dev.roundtwo.platform.privacy;

import java.io.IOException;

/** Packs parcels of one kind, in the scope of who ordered them. */
public interface Packing {

    /** The name of the kind; it stands in stored jobs. */
    String kind();

    String title();

    void pack(Parcel parcel, Progress progress) throws IOException;

    /** Tells who ordered it that it is there; part of the transaction that says so. */
    void ready();

    /** How far it has come; shown at once. */
    interface Progress {

        void at(int done, int steps, String doing);
    }
}
