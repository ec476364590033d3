package dev.roundtwo.platform.files.content;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person calls a file: shown to people, and proposed to whoever saves it. It leads to nothing. */
public record Label(String text) {

    private static final int LONGEST = 120;

    /** The last part of what was sent, in letters that are harmless in a name, with an ending that fits the content. */
    public static Label of(@Nullable String sent, FileKind kind) {
        String clean = clean(sent);
        int dot = clean.lastIndexOf('.');
        String stem = dot > 0 ? clean.substring(0, dot) : clean;
        String ending = dot > 0 ? clean.substring(dot + 1) : "";
        boolean fits = FileKind.promised(ending).filter(kind::equals).isPresent();
        boolean otherPicture = kind.picture()
                && FileKind.promised(ending).filter(FileKind::picture).isPresent();
        String base = fits || otherPicture || dot <= 0 ? stem : clean;
        String last = fits ? ending : kind.endings().getFirst();
        String cut = cut(base, LONGEST - last.length() - 1);
        return new Label((cut.isBlank() ? "file" : cut) + "." + last);
    }

    /** What its name promises that it is. */
    static Optional<FileKind> promise(@Nullable String sent) {
        String clean = clean(sent);
        return FileKind.promised(clean.substring(clean.lastIndexOf('.') + 1));
    }

    /** The header that makes a browser save it under this name (RFC 6266), whatever characters it has. */
    public String disposition(boolean inline) {
        StringBuilder plain = new StringBuilder();
        StringBuilder coded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            boolean harmless = one >= '0' && one <= '9'
                    || one >= 'a' && one <= 'z'
                    || one >= 'A' && one <= 'Z'
                    || one == '.'
                    || one == '-'
                    || one == '_';
            coded.append(harmless ? String.valueOf((char) one) : "%%%02X".formatted(one));
        }
        Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(one -> {
            if (Character.getType(one) != Character.NON_SPACING_MARK) {
                boolean harmless = one >= ' ' && one < 127 && "\"\\%;".indexOf(one) < 0;
                plain.append(harmless ? (char) one : '_');
            }
        });
        return (inline ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" + coded;
    }

    private static String clean(@Nullable String sent) {
        String name = Normalizer.normalize(sent == null ? "" : sent, Normalizer.Form.NFC);
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().map(one -> odd(one) ? '_' : one).forEach(kept::appendCodePoint);
        return kept.toString().strip().replaceAll("^[.\\s]+|[.\\s]+$", "");
    }

    /** Control characters, those that turn the direction of text (and so hide an ending), and what file systems refuse. */
    private static boolean odd(int one) {
        return switch (Character.getType(one)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> "<>:\"|?*".indexOf(one) >= 0;
        };
    }

    private static String cut(String text, int most) {
        int end = Math.min(text.length(), most);
        return text.substring(
                0, end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
