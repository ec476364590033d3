package dev.roundtwo.platform.files;

import dev.roundtwo.platform.embedded.EmbeddedServices;
import dev.roundtwo.platform.files.content.Scanner;
import dev.roundtwo.platform.files.store.Bucket;
import dev.roundtwo.platform.files.store.Disk;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.limits.Counted;
import dev.roundtwo.platform.limits.Limited;
import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesSettings.class)
class FilesConfiguration {

    private static final DataSize FORM = DataSize.ofMegabytes(1);

    @Bean
    Store fileStore(FilesSettings settings, Environment environment, Clock clock) {
        if (settings.store().equals("s3")) {
            FilesSettings.S3 s3 = settings.s3();
            if (s3.bucket().isBlank()) {
                throw new IllegalStateException("roundtwo.files.s3.bucket must name the bucket that files are kept in");
            }
            return new Bucket(new Bucket.Place(
                    s3.endpoint(),
                    s3.region(),
                    s3.bucket(),
                    s3.accessKey(),
                    s3.secretKey(),
                    s3.prefix(),
                    s3.pathStyle()));
        }
        if (!settings.store().equals("disk")) {
            throw new IllegalStateException("roundtwo.files.store must be disk or s3");
        }
        Path folder = settings.folder();
        return new Disk(folder == null ? home(environment).resolve("files") : folder, clock);
    }

    /** The data folder of the installation. */
    static Path home(Environment environment) {
        String usual = System.getProperty("user.home", ".") + "/.roundtwo";
        return Path.of(environment.getProperty(EmbeddedServices.HOME, usual));
    }

    @Bean
    Scanner fileScanner(FilesSettings settings) {
        return new Scanner(settings.clamd(), settings.scan());
    }

    /** Parts of a form go to the disk as they come in. What is somewhat too large is read, so that it is refused in words. */
    @Bean
    MultipartConfigElement multipartConfigElement(FilesSettings settings) {
        MultipartConfigFactory forms = new MultipartConfigFactory();
        long most =
                Math.max(settings.largest().toBytes(), DataSize.ofMegabytes(8).toBytes());
        forms.setMaxFileSize(DataSize.ofBytes(most + FORM.toBytes()));
        forms.setMaxRequestSize(DataSize.ofBytes(most + 2 * FORM.toBytes()));
        forms.setFileSizeThreshold(DataSize.ofBytes(0));
        return forms.createMultipartConfig();
    }

    @Bean
    Counted countedFiles(Shelf shelf) {
        return new Counted(Limited.FILES, () -> (shelf.bytes() + (1 << 20) - 1) >> 20);
    }

    @Bean
    Chore resumeFiles(Sweeper sweeper) {
        return new Chore("resume-files", Duration.ofMinutes(1), sweeper::resume);
    }

    @Bean
    Chore sweepFiles(Sweeper sweeper) {
        return new Chore("sweep-files", Duration.ofHours(1), sweeper::sweep);
    }
}
