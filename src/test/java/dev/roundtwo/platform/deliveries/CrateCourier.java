package dev.roundtwo.platform.deliveries;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/** Hands crates over at the doors of a {@link Sink}. */
final class CrateCourier implements Courier<CrateCourier.Crate> {

    static final String KIND = "crate";
    static final int AT_ONCE = 4;
    static final int IN_ALL = 32;

    record Crate(int door, String lane, int number) {}

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final String sink;
    private final String porter;

    CrateCourier(String sink, String porter) {
        this.sink = sink;
        this.porter = porter;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Crate> payload() {
        return Crate.class;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public int inAll() {
        return IN_ALL;
    }

    @Override
    public void carry(UUID id, Crate crate) throws Unreachable {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sink + "/" + crate.door()))
                .timeout(Duration.ofSeconds(3))
                .header("id", id.toString())
                .header("porter", porter)
                .header("lane", crate.lane())
                .header("number", Integer.toString(crate.number()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 204) {
                throw new IllegalStateException("It said " + status);
            }
        } catch (IOException nobody) {
            throw new Unreachable("No answer", nobody);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Broken off", e);
        }
    }
}
