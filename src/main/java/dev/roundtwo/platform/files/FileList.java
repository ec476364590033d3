package dev.roundtwo.platform.files;

import java.util.List;
import java.util.UUID;

/**
 * The files of something as a page shows them.
 *
 * @param at where the list is, and where a new file is sent; each file's address stands below it
 * @param me whose own files they may take away; {@code all} says that they may take away any
 * @param most how many files there may be; {@code largest} in megabytes
 */
public record FileList(List<FileRow> rows, String at, UUID me, boolean adds, boolean all, int most, long largest) {

    /** Whether something is still on its way, so that looking again is worth it. */
    public boolean moving() {
        return rows.stream().anyMatch(row -> !row.ready() && !row.refused());
    }

    public boolean full() {
        return rows.size() >= most;
    }

    public boolean mayRemove(FileRow row) {
        return all || adds && me.equals(row.uploadedBy());
    }
}
