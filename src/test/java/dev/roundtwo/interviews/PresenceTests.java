package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class PresenceTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    Seats seats;

    @Autowired
    Members members;

    @Autowired
    Timeline timeline;

    @Autowired
    StringRedisTemplate redis;

    People people;
    UUID room;
    String path;

    @BeforeEach
    void aPanelIsPlanned() throws Exception {
        people = cast.people();
        room = new Rooms(sets, interviews).panel(people);
        path = Rooms.path(people.ada(), room);
    }

    @Test
    void whoOpensTheRoomIsSeenByTheOthersAndToldOnce() throws Exception {
        assertThat(page(people.ada(), ""))
                .contains("Chloé</bdi><small>interviewer</small></div></div><span class=\"chip outline\">not here");

        page(people.chloe(), "");
        page(people.chloe(), "");

        assertThat(page(people.ada(), "/now"))
                .contains("Chloé</bdi><small>interviewer</small></div></div><span class=\"chip ok\">");
        assertThat(joined()).containsExactly("Ada", "Chloé");
    }

    @Test
    void whoWasNotSeenForAWhileHasLeftWhicheverNodeNotices() throws Exception {
        web.get().uri(path + "/events").with(as(people.ada())).asyncExchange();
        page(people.ben(), "");
        Seat ben = in(people.ben(), () -> seats.of(room, people.ben().accountId()));

        redis.opsForZSet().add("roundtwo:room:" + room + ":here", ben.id().toString(), 1);

        long patience = System.nanoTime() + 15_000_000_000L;
        while (!kinds().contains("LEFT") && System.nanoTime() < patience) {
            Thread.sleep(200);
        }
        assertThat(kinds()).containsOnlyOnce("LEFT");
        assertThat(page(people.ada(), "/now")).contains("candidate</small></div></div><span class=\"chip outline\">");
    }

    @Test
    void whoWasSeenByANodeThatDiedBeforeItSaidSoIsToldByTheNext() throws Exception {
        Seat ben = in(people.ben(), () -> seats.of(room, people.ben().accountId()));
        redis.opsForZSet().add("roundtwo:room:" + room + ":here", ben.id().toString(), System.currentTimeMillis());
        page(people.ben(), "");
        assertThat(joined()).isEmpty();

        web.get().uri(path + "/events").with(as(people.ben())).asyncExchange();
        web.get().uri(path + "/events").with(as(people.ben())).asyncExchange();
        assertThat(joined()).containsExactly("Ben Okafor");
    }

    @Test
    void theLastOneToGoHasLeftToo() throws Exception {
        page(people.ben(), "");
        Seat ben = in(people.ben(), () -> seats.of(room, people.ben().accountId()));

        redis.opsForZSet().add("roundtwo:room:" + room + ":here", ben.id().toString(), 1);
        redis.opsForZSet().add("roundtwo:rooms", people.ben().workspaceId() + "/" + room, 1);

        await().atMost(Duration.ofSeconds(15)).until(() -> kinds().contains("LEFT"));
        assertThat(redis.opsForZSet().score("roundtwo:rooms", people.ben().workspaceId() + "/" + room))
                .as("nobody is in it any more")
                .isNull();
    }

    @Test
    void aMemberWhoIsRemovedHearsNothingMore() throws Exception {
        MvcTestResult stream =
                web.get().uri(path + "/events").with(as(people.dmitri())).asyncExchange();
        assertThatThrownBy(() -> stream.getMvcResult().getAsyncResult(100))
                .as("open")
                .isInstanceOf(IllegalStateException.class);

        in(people.ada(), () -> {
            members.remove(people.ada(), people.dmitri().accountId());
            return "";
        });

        assertThatCode(() -> stream.getMvcResult().getAsyncResult(5_000))
                .as("ended")
                .doesNotThrowAnyException();
        assertThat(web.get().uri(path + "/events").with(as(people.dmitri()))).hasStatus(404);
    }

    @Test
    void theRoomCostsAHandfulOfStatements() throws Exception {
        web.post().uri(path + "/start").with(as(people.ada())).exchange();
        page(people.ada(), "");
        page(people.ben(), "");

        // Each transaction says its scope first; the member, the seat, then what the page shows.
        assertThat(StatementCounter.during(() -> page(people.ben(), "/now"))).hasSizeLessThanOrEqualTo(7);
        assertThat(StatementCounter.during(() -> page(people.ben(), ""))).hasSizeLessThanOrEqualTo(7);
        assertThat(StatementCounter.during(() -> page(people.ada(), "/now"))).hasSizeLessThanOrEqualTo(8);
        assertThat(StatementCounter.during(() -> page(people.ada(), ""))).hasSizeLessThanOrEqualTo(8);
    }

    private String page(Member me, String tail) throws Exception {
        return web.get().uri(path + tail).with(as(me)).exchange().getResponse().getContentAsString();
    }

    private List<String> joined() throws Exception {
        return in(people.ada(), () -> timeline.read(seats.of(room, people.ada().accountId()))).stream()
                .filter(entry -> entry.kind() == Kind.JOINED)
                .map(TimelineEntry::who)
                .toList();
    }

    private List<String> kinds() throws Exception {
        return in(people.ada(), () -> timeline.read(seats.of(room, people.ada().accountId()))).stream()
                .map(entry -> entry.kind().name())
                .toList();
    }
}
