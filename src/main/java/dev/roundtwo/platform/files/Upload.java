package dev.roundtwo.platform.files;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** Something that somebody sends: the name they have for it, and its bytes, which can be read once. */
public record Upload(@Nullable String name, InputStreamSource bytes) {}
