package dev.roundtwo.journeys;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.Cookie;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who is removed is out on every node at once, open streams of a live room too (v5.0.0-8.3.2). */
@Journey
class RemovalJourney {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApplicationContext house;
    private final Stage stage;

    @Autowired
    RemovalJourney(ApplicationContext house) {
        this.house = house;
        this.stage = new Stage(house);
    }

    @Test
    void aRemovedInterviewersStreamsEndWithinASecondOnBothNodes() throws Exception {
        UUID interview = stage.panel("Somebody is removed", "dmitri");
        Member ada = stage.member("ada");
        Member dmitri = stage.member("dmitri");
        try (Node other = Node.start("removal", stage.settings()).ready();
                Person person = stage.person("dmitri")) {
            String cookie = cookies(person);
            String path = "/w/demo/rooms/" + interview;
            String there = "http://localhost:" + other.port + path;
            assertThat(status(there, cookie)).isEqualTo(200);
            Tail here = follow(stage.url() + path + "/events", cookie);
            Tail far = follow(there + "/events", cookie);
            await().until(() -> here.lines.get() > 0 && far.lines.get() > 0);
            try {
                in(ada, () -> {
                    house.getBean(Members.class).remove(ada, dmitri.accountId());
                    return "";
                });
                await().atMost(Duration.ofSeconds(1)).until(() -> here.end.isDone() && far.end.isDone());
                assertThat(status(there, cookie)).as("the next request").isEqualTo(404);
                assertThat(status(there + "/events", cookie)).isEqualTo(404);
            } finally {
                house.getBean(Workspaces.class).join(dmitri.workspaceId(), dmitri.accountId(), Role.INTERVIEWER);
            }
        }
    }

    private Tail follow(String address, String cookie) {
        AtomicInteger lines = new AtomicInteger();
        CompletableFuture<Void> end = client.sendAsync(request(address, cookie), BodyHandlers.ofLines())
                .thenApply(HttpResponse::body)
                .thenAccept((Stream<String> all) -> all.forEach(line -> lines.incrementAndGet()))
                .exceptionally(cut -> null);
        return new Tail(lines, end);
    }

    private int status(String address, String cookie) throws IOException, InterruptedException {
        return client.send(request(address, cookie), BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest request(String address, String cookie) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Cookie", cookie)
                .build();
    }

    private static String cookies(Person person) {
        return person.page.context().cookies().stream()
                .map((Cookie one) -> one.name + "=" + one.value)
                .collect(Collectors.joining("; "));
    }

    /** A stream that is read: how many lines came, and whether it is over. */
    private record Tail(AtomicInteger lines, CompletableFuture<Void> end) {}
}
