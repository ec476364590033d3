package dev.roundtwo.journeys;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Response;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is ended on one node is ended on the other, at once: sessions and memberships, open streams of rooms too. */
@Journey
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodeEndingsJourney {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApplicationContext house;
    private final Stage stage;
    private final Node node;

    @Autowired
    TwoNodeEndingsJourney(ApplicationContext house) throws IOException {
        this.house = house;
        this.stage = new Stage(house);
        this.node = Node.start("endings", stage.settings());
    }

    @AfterAll
    void theSecondNodeEnds() throws InterruptedException {
        node.close();
    }

    /** v5.0.0-7.4.1, 7.5.2 */
    @Test
    void adaSignsOutHerOtherBrowserAndItsRoomHearsNothingMore() throws Exception {
        UUID interview = stage.panel("Two browsers, two nodes");
        node.ready();
        try (Person here = stage.person("ada");
                Person there = stage.person("ada")) {
            String other = "http://localhost:" + node.port;
            there.page.waitForResponse(
                    answer -> answer.url().contains("/events"),
                    () -> there.page.navigate(other + "/w/demo/rooms/" + interview));
            Response refused = there.page.waitForResponse(
                    answer -> answer.url().contains("/events") && answer.status() != 200, () -> {
                        here.goes("/account/sessions").clicks("Sign out the others");
                        here.sees("Signed out there.");
                    });
            assertThat(refused.url()).startsWith(other);
            assertThat(refused.status())
                    .as("the stream ended, and does not come back")
                    .isIn(302, 401);
            there.page.navigate(other + "/account");
            assertThat(there.page.url()).endsWith("/sign-in");
            here.goes("/account/sessions").sees("this one");
            here.hadNoComplaints();
        }
    }

    /** v5.0.0-8.3.2 */
    @Test
    void aRemovedInterviewersStreamsEndWithinASecondOnBothNodes() throws Exception {
        UUID interview = stage.panel("Somebody is removed", "dmitri");
        Member ada = stage.member("ada");
        Member dmitri = stage.member("dmitri");
        node.ready();
        try (Person person = stage.person("dmitri")) {
            String cookie = cookies(person);
            String path = "/w/demo/rooms/" + interview;
            String there = "http://localhost:" + node.port + path;
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
