package dev.roundtwo.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * One version for all static files, made from their content at start: {@code /assets/<version>/css/app.css}. Relative links
 * in CSS and JavaScript keep it, so nothing is rewritten and browsers may keep every file for ever.
 */
@Component
public class Assets {

    private final String base;

    Assets() {
        try {
            base = "/assets/" + version() + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path that all assets of this version start with, for templates. */
    public String base() {
        return base;
    }

    private static String version() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**/*.*");
        Arrays.sort(files, Comparator.comparing(Resource::getDescription));
        MessageDigest digest = sha256();
        for (Resource file : files) {
            if (file.isReadable()) {
                try (InputStream in = new DigestInputStream(file.getInputStream(), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
