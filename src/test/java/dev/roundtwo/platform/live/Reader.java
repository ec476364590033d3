package dev.roundtwo.platform.live;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A browser's half of a stream: collects what arrives until the server ends it or the reader leaves. */
final class Reader implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private volatile boolean ended;

    record Event(String id, String name, String data) {}

    private Reader(HttpResponse<Stream<String>> response) {
        this.lines = response.body();
        Thread.startVirtualThread(this::read);
    }

    static Reader of(String address, String lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        Reader reader = new Reader(CLIENT.send(request.build(), BodyHandlers.ofLines()));
        await().until(() ->
                reader.events.stream().anyMatch(event -> event.name().equals("hello")));
        return reader;
    }

    Event hello() {
        return events.getFirst();
    }

    /** The data of all events of that many, in order of arrival. */
    List<String> data(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> news().size() >= count);
        return news().stream().map(Event::data).toList();
    }

    List<Event> news() {
        return events.stream()
                .filter(event -> !event.name().equals("hello") && !event.name().equals("beat"))
                .toList();
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        lines.close();
    }

    private void read() {
        String[] parts = {"", "", ""};
        try {
            lines.forEach(line -> {
                if (line.isEmpty()) {
                    events.add(new Event(parts[0], parts[1], parts[2]));
                } else {
                    int colon = line.indexOf(':');
                    int field = List.of("id", "event", "data").indexOf(line.substring(0, colon));
                    if (field >= 0) {
                        parts[field] = line.substring(colon + 1).strip();
                    }
                }
            });
        } catch (RuntimeException left) {
            if (!(left.getCause() instanceof IOException)) {
                throw left;
            }
        } finally {
            ended = true;
        }
    }
}
