package dev.roundtwo.platform.files;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where files are kept and how large they may be.
 *
 * @param store {@code disk} or {@code s3}
 * @param folder for the disk: {@code files} in the data folder, unless set; shared by all nodes
 * @param unpacked how much a zip may hold
 * @param clamd {@code host:port} or {@code unix:/path}; nothing is scanned without it
 * @param grace how long an object that nobody knows, or a row that came no further, is left alone
 */
@ConfigurationProperties("roundtwo.files")
record FilesSettings(
        @DefaultValue("disk") String store,
        @Nullable Path folder,
        @DefaultValue S3 s3,
        @DefaultValue("20MB") DataSize largest,
        @DefaultValue("2MB") DataSize largestPortrait,
        @DefaultValue("200MB") DataSize unpacked,
        @DefaultValue("20") int most,
        @DefaultValue("") String clamd,
        @DefaultValue("30s") Duration scan,
        @DefaultValue("1h") Duration grace,
        @DefaultValue("3d") Duration patience) {

    /** A bucket of an S3-compatible store. */
    record S3(
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String bucket,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("") String prefix,
            @DefaultValue("true") boolean pathStyle) {}
}
