package dev.roundtwo.platform.files.content;

import dev.roundtwo.platform.RuleBroken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text for people: UTF-8 all the way, no control characters, and no page or drawing that a browser would run. */
final class TextCheck {

    private static final int PIECE = 64 * 1024;
    private static final Pattern MARKUP = Pattern.compile(
            "(?is)[\\s\\ufeff]*(<!--.*?-->\\s*|<\\?xml.*?\\?>\\s*)*<(\\?xml|!doctype|!entity|html|head|body|script|svg|iframe|x?html:).*");

    private TextCheck() {}

    static FileKind checked(FileChannel channel) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer chars = CharBuffer.allocate(PIECE);
        StringBuilder head = new StringBuilder();
        boolean end = false;
        while (!end) {
            end = channel.read(bytes) < 0;
            bytes.flip();
            CoderResult result = decoder.decode(bytes, chars, end);
            if (result.isError()) {
                throw new RuleBroken("files.unknown");
            }
            bytes.compact();
            look(chars.flip(), head);
            chars.clear();
        }
        if (MARKUP.matcher(head).matches()) {
            throw new RuleBroken("files.markup");
        }
        return FileKind.TEXT;
    }

    private static void look(CharBuffer chars, StringBuilder head) {
        for (int i = 0; i < chars.length(); i++) {
            char one = chars.charAt(i);
            if (one < ' ' && one != '\n' && one != '\r' && one != '\t' && one != '\f' && one != 0x1b || one == 0x7f) {
                throw new RuleBroken("files.unknown");
            }
        }
        if (head.length() < 4096) {
            head.append(chars, 0, Math.min(chars.length(), 4096));
        }
    }
}
