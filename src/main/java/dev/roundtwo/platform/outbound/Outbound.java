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
 * the moment of connecting; no redirect is followed; 2 s to connect, and for questions 4 s for each answer to come, 8 s in all
 * and half a mebibyte.
 */
@Component
public class Outbound {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Bounds ASKING = new Bounds(Duration.ofSeconds(4), Duration.ofSeconds(8), 512 * 1024);
    private static final Bounds TELLING = new Bounds(Duration.ofSeconds(10), Duration.ofSeconds(15), 2 * 1024);

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
        return send("GET", address, headers, null, ASKING);
    }

    public Answer post(URI address, Map<String, String> headers, String body) throws IOException {
        return send("POST", address, headers, body, ASKING);
    }

    /**
     * Tells something to whom it concerns, once: never sent again by the connection itself, 10 s for the answer to begin and
     * 15 s in all, of which the first two kibibytes are kept.
     */
    public Answer tell(URI address, Map<String, String> headers, String body) throws IOException {
        return send("POST", address, headers, body, TELLING);
    }

    /** Whether something may be asked for there at all, as far as the address itself tells. */
    public boolean mayAsk(URI address) {
        boolean scheme = "https".equals(address.getScheme()) || (anywhere && "http".equals(address.getScheme()));
        boolean port = address.getPort() == -1 || (address.getPort() > 0 && address.getPort() < 65_536);
        return scheme && port && address.getHost() != null && address.getRawUserInfo() == null;
    }

    /** The same for what is only told: an address in figures is judged at once, a name where it leads to at each call. */
    public boolean mayTell(URI address) {
        return mayAsk(address) && (anywhere || PublicAddresses.mayBeNamed(address.getHost()));
    }

    private Answer send(String method, URI address, Map<String, String> headers, @Nullable String body, Bounds bounds)
            throws IOException {
        if (!mayAsk(address)) {
            throw new IOException("Not an address to ask: " + address.getScheme());
        }
        var connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        Future<Answer> answer = threads.submit(() -> exchange(connection, method, headers, body, bounds));
        try {
            return answer.get(bounds.inAll().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new SocketTimeoutException("No whole answer in " + bounds.inAll());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    private Answer exchange(
            HttpURLConnection connection,
            String method,
            Map<String, String> headers,
            @Nullable String body,
            Bounds bounds)
            throws IOException {
        if (connection instanceof HttpsURLConnection secure && !anywhere) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) bounds.read().toMillis());
        connection.setRequestMethod(method);
        connection.setRequestProperty("User-Agent", "Round-Two");
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            if (bounds == TELLING) {
                connection.setFixedLengthStreamingMode(bytes.length); // what is not kept cannot be sent again
            }
            connection.getOutputStream().write(bytes);
        }
        int status = connection.getResponseCode();
        InputStream stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        String type = connection.getContentType();
        String text = stream == null ? "" : text(stream, bounds);
        if (bounds == TELLING) {
            connection.disconnect(); // the next time its name is looked up and judged anew
        }
        return new Answer(status, type == null ? "" : type, text);
    }

    private static String text(InputStream stream, Bounds bounds) throws IOException {
        try (stream) {
            byte[] bytes = stream.readNBytes(bounds.most() + 1);
            if (bytes.length > bounds.most() && bounds == ASKING) {
                throw new IOException("The answer is longer than " + bounds.most() + " bytes");
            }
            return new String(bytes, 0, Math.min(bytes.length, bounds.most()), StandardCharsets.UTF_8);
        }
    }

    /** How long an answer may take to begin and in all, and how many bytes of it are read. */
    private record Bounds(Duration read, Duration inAll, int most) {}

    /** What came back. */
    public record Answer(int status, String contentType, String body) {}
}
