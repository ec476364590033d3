package dev.roundtwo.platform.deliveries;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A receiver that takes its time, tells doubles by their id and takes each once, as every receiver is told it can. It notes
 * who brought what, in which order, and how many stood at each of its doors at once.
 */
final class Sink implements AutoCloseable {

    /** Something that came once more: who had brought it, and who did again. */
    record Repeat(UUID id, String first, String again) {}

    private final HttpServer server;
    private final int takes;
    private final Set<UUID> refused;
    private final Map<UUID, String> taken = new HashMap<>();
    private final List<Repeat> repeats = new ArrayList<>();
    private final Map<String, Integer> lanes = new HashMap<>();
    private final List<String> overtaken = new ArrayList<>();
    private final Set<String> porters = new HashSet<>();
    private final Map<String, Crossings> byPorter = new HashMap<>();

    /** Takes that many milliseconds for each, and refuses some whenever they come. */
    Sink(int takes, Set<UUID> refused) throws IOException {
        this.takes = takes;
        this.refused = refused;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void receive(HttpExchange exchange) throws IOException {
        Headers given = exchange.getRequestHeaders();
        UUID id = UUID.fromString(given.getFirst("id"));
        String porter = given.getFirst("porter");
        Crossings its;
        synchronized (this) {
            its = byPorter.computeIfAbsent(porter, name -> new Crossings());
        }
        its.begin(exchange.getRequestURI().getPath());
        try {
            Thread.sleep(takes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!refused.contains(id)) {
            take(id, porter, given.getFirst("lane"), Integer.parseInt(given.getFirst("number")));
        }
        its.end(exchange.getRequestURI().getPath());
        try (exchange) {
            exchange.sendResponseHeaders(refused.contains(id) ? 422 : 204, -1);
        } catch (IOException dead) {
            // Who brought it was killed meanwhile; it was taken all the same.
        }
    }

    private synchronized void take(UUID id, String porter, String lane, int number) {
        porters.add(porter);
        String first = taken.putIfAbsent(id, porter);
        if (first != null) {
            repeats.add(new Repeat(id, first, porter));
        } else if (lanes.merge(lane, number, Math::max) > number) {
            overtaken.add(lane + " " + number);
        }
    }

    synchronized Set<UUID> taken() {
        return Set.copyOf(taken.keySet());
    }

    synchronized int count() {
        return taken.size();
    }

    synchronized List<Repeat> repeats() {
        return List.copyOf(repeats);
    }

    synchronized List<String> overtaken() {
        return List.copyOf(overtaken);
    }

    synchronized Set<String> porters() {
        return Set.copyOf(porters);
    }

    /** The most that any one of them had at one door, and in all. */
    synchronized int mostAt(String door) {
        return byPorter.values().stream().mapToInt(its -> its.most(door)).max().orElse(0);
    }

    synchronized int mostInAll() {
        return byPorter.values().stream().mapToInt(Crossings::most).max().orElse(0);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
