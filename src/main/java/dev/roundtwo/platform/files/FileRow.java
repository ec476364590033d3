package dev.roundtwo.platform.files;

import dev.roundtwo.platform.files.content.FileKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file in a list.
 *
 * @param reason a message code: why it was refused, or what it waits for
 * @param thumb the address of a small picture of it, good for some minutes; null where there is none
 */
public record FileRow(
        UUID id,
        String name,
        FileKind kind,
        FileStatus status,
        @Nullable String reason,
        long size,
        @Nullable UUID uploadedBy,
        Instant uploadedAt,
        @Nullable String thumb) {

    public boolean ready() {
        return status == FileStatus.READY;
    }

    public boolean refused() {
        return status == FileStatus.REFUSED;
    }

    /** As people say it: 340 KB, 2.4 MB. */
    public String sizeText() {
        return Sizes.text(size);
    }
}
