package dev.roundtwo.insights.reports;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import dev.roundtwo.platform.Throttled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Prints a page as tagged PDF with our own letters in it. It opens nothing that the page names, prints {@value #AT_ONCE} at once and
 * no more than {@value #MOST} bytes, and gives up after some seconds.
 */
@Component
class Press {

    static final int MOST = 4 << 20;
    private static final int LONGEST = 1 << 20;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Set<FSFontUseCase> EVERYWHERE = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final Semaphore presses = new Semaphore(AT_ONCE, true);
    private final byte[] regular = font("print/Inter-Regular.ttf");
    private final byte[] bold = font("print/Inter-Bold.ttf");

    /** The page, which is well-formed, as PDF. */
    byte[] print(String page) {
        if (page.length() > LONGEST) {
            throw new IllegalArgumentException("A page of " + page.length() + " characters is not printed");
        }
        try {
            if (!presses.tryAcquire(5, TimeUnit.SECONDS)) {
                throw new Throttled(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Throttled(Duration.ofSeconds(10));
        }
        CompletableFuture<byte[]> printed = new CompletableFuture<>();
        Thread.ofPlatform().name("press").daemon().start(() -> {
            // The press is free only when the work is over, also when nobody waits for it any more.
            try {
                printed.complete(render(page));
            } catch (Throwable e) {
                printed.completeExceptionally(e);
            } finally {
                presses.release();
            }
        });
        return await(printed);
    }

    private static byte[] await(CompletableFuture<byte[]> printed) {
        try {
            return printed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Throttled(Duration.ofSeconds(30));
        } catch (ExecutionException e) {
            throw new IllegalStateException("The page was not printed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Throttled(Duration.ofSeconds(30));
        }
    }

    private byte[] render(String page) throws IOException {
        var out = new Bounded();
        try (var svg = new BatikSVGDrawer()) {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.useSVGDrawer(svg);
            builder.useExternalResourceAccessControl(
                    (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            builder.useExternalResourceAccessControl(
                    (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            builder.useUriResolver((base, uri) -> null);
            builder.useFont(() -> new ByteArrayInputStream(regular), "Inter", 400, FontStyle.NORMAL, true, EVERYWHERE);
            builder.useFont(() -> new ByteArrayInputStream(bold), "Inter", 700, FontStyle.NORMAL, true, EVERYWHERE);
            builder.withProducer("Round Two");
            builder.withHtmlContent(page, null);
            builder.toStream(out);
            builder.run();
        }
        return out.toByteArray();
    }

    private static byte[] font(String path) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            if (kept.size() + length > MOST) {
                throw new IOException("It would be more than " + MOST + " bytes");
            }
            kept.write(more, offset, length);
        }

        byte[] toByteArray() {
            return kept.toByteArray();
        }
    }
}
