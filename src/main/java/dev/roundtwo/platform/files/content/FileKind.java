package dev.roundtwo.platform.files.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that are taken. What a file is says its content; its name only has to agree. */
public enum FileKind {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg", "jfif"),
    GIF("image/gif", "gif"),
    PDF("application/pdf", "pdf"),
    ZIP("application/zip", "zip"),
    TEXT(
            "text/plain; charset=utf-8",
            "txt",
            "md",
            "csv",
            "tsv",
            "log",
            "json",
            "yaml",
            "yml",
            "sql",
            "java",
            "kt",
            "go",
            "py",
            "rs",
            "properties",
            "toml",
            "conf",
            "ini",
            "diff");

    private final String type;
    private final List<String> endings;

    FileKind(String type, String... endings) {
        this.type = type;
        this.endings = List.of(endings);
    }

    /** The media type under which it is given out. */
    public String type() {
        return type;
    }

    public boolean picture() {
        return this == PNG || this == JPEG || this == GIF;
    }

    /** Names of it end like that; the first one is what it gets when it has none of them. */
    List<String> endings() {
        return endings;
    }

    /** The kind that a name with this ending promises, if it promises one. */
    static Optional<FileKind> promised(String ending) {
        String small = ending.toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(kind -> kind.endings.contains(small)).findFirst();
    }
}
