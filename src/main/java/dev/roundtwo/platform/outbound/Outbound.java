package dev.roundtwo.platform.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks another house for something under an address that somebody typed. Only https to public addresses, checked again at
 * the moment of connecting; no redirect is followed; 2 s to connect, 4 s for each answer to come, 8 s in all; half a mebibyte.
 */
@Component
public class Outbound {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(4);
    private static final Duration IN_ALL = Duration.ofSeconds(8);
    private static final int MOST_BYTES = 512 * 1024;

    private final boolean anywhere;
    private final GuardedSockets sockets = new GuardedSockets();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param anywhere whether plain http and private addresses are allowed as well, for development: the setting
     *     {@code roundtwo.outbound.anywhere}
     */
    Outbound(@Value("${roundtwo.outbound.anywhere:false}") boolean anywhere) {
        this.anywhere = anywhere;
    }

    public Answer get(URI address, Map<String, String> headers) throws IOException {
        return send("GET", address, headers, null);
    }

    public Answer post(URI address, Map<String, String> headers, String body) throws IOException {
        return send("POST", address, headers, body);
    }

    /** Whether something may be asked for there at all, as far as the address itself tells. */
    public boolean mayAsk(URI address) {
        boolean scheme = "https".equals(address.getScheme()) || (anywhere && "http".equals(address.getScheme()));
        return scheme && address.getHost() != null && address.getRawUserInfo() == null;
    }

    private Answer send(String method, URI address, Map<String, String> headers, @Nullable String body)
            throws IOException {
        if (!mayAsk(address)) {
            throw new IOException("Not an address to ask: " + address.getScheme());
        }
        var connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        Future<Answer> answer = threads.submit(() -> exchange(connection, method, headers, body));
        try {
            return answer.get(IN_ALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new SocketTimeoutException("No whole answer in " + IN_ALL);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    private Answer exchange(
            HttpURLConnection connection, String method, Map<String, String> headers, @Nullable String body)
            throws IOException {
        if (connection instanceof HttpsURLConnection secure && !anywhere) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) READ.toMillis());
        connection.setRequestMethod(method);
        connection.setRequestProperty("User-Agent", "Round-Two");
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        InputStream stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        String type = connection.getContentType();
        return new Answer(status, type == null ? "" : type, stream == null ? "" : text(stream));
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("The answer is longer than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** What came back. */
    public record Answer(int status, String contentType, String body) {}
}
