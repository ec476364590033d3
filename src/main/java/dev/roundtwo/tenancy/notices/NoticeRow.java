package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.mail.Letter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice as the inbox shows it; without a kind where a later release told it. */
public record NoticeRow(
        UUID id,
        long number,
        @Nullable NoticeKind kind,
        String title,
        List<String> lines,
        List<Letter.Row> rows,
        @Nullable String action,
        @Nullable String path,
        Instant toldAt,
        boolean read) {}
