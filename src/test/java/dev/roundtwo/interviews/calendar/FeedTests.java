package dev.roundtwo.interviews.calendar;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.identity.AccessRenewed;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A private feed shows its person's interviews to whoever has its address, and nothing once it is closed. */
@ModuleTest
class FeedTests {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    Feeds feeds;

    @Autowired
    JdbcClient sql;

    @Autowired
    MockMvcTester web;

    @Autowired
    Limits limits;

    Instant now = Instant.now();
    People people;
    Diary diary;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        diary = new Diary(house, people);
    }

    @Test
    void itHasTheLast90DaysAndAllThatIsToComeAndNothingOfOthers() throws Exception {
        UUID lately = book("Lately", now.minus(DAY.multipliedBy(89)));
        book("Long ago", now.minus(DAY.multipliedBy(91)));
        UUID farAway = book("Far away", now.plus(DAY.multipliedBy(700)));
        UUID off = book("Called off", now.plus(DAY));
        diary.cancel(off);

        ReadCalendar bens = ReadCalendar.of(body(renew(people.ben())));
        assertThat(bens.method()).isEqualTo("PUBLISH");
        assertThat(bens.events())
                .extracting(event -> event.getProperty("UID").orElseThrow().getValue())
                .containsExactly(lately + "@round-two", off + "@round-two", farAway + "@round-two");
        assertThat(bens.events())
                .extracting(event -> event.getProperty("STATUS").orElseThrow().getValue())
                .containsExactly("CONFIRMED", "CANCELLED", "CONFIRMED");
        assertThat(bens.text()).contains("With Ada\\, Chloé and Dmitri.").doesNotContain("ATTENDEE", "@example.org");
        assertThat(ReadCalendar.of(body(renew(people.charlie()))).events()).isEmpty();
    }

    @Test
    void whatSomebodyLeftIsInTheirFeedNoMore() throws Exception {
        UUID interview = book("Round", now.plus(DAY));
        String address = renew(people.ben());
        assertThat(ReadCalendar.of(body(address)).events()).hasSize(1);
        diary.within(() -> sql.sql("update seat set left_at = now() where interview_id = ? and account_id = ?")
                .params(interview, people.ben().accountId())
                .update());
        assertThat(ReadCalendar.of(body(address)).events()).isEmpty();
    }

    @Test
    void thePageSaysThatNobodyReadItYet() throws Exception {
        renew(people.ben());

        assertThat(web.get()
                        .uri("/w/%s/calendar".formatted(people.ben().workspaceSlug()))
                        .with(as(people.ben())))
                .hasStatusOk()
                .bodyText()
                .contains("not yet: programs ask")
                .doesNotContain("null");
    }

    @Test
    void itIsReadWithoutASessionAndLeavesNone() throws Exception {
        MvcTestResult read = get(renew(people.ben()));

        assertThat(read)
                .hasStatusOk()
                .hasHeader("Content-Type", "text/calendar;charset=UTF-8")
                .hasHeader("Cache-Control", "no-cache, private")
                .doesNotContainHeader("Set-Cookie");
        assertThat(read.getRequest().getSession(false)).isNull();
    }

    @Test
    void aProgramIsToldThatNothingChangedUntilSomethingDid() throws Exception {
        UUID interview = book("Round", now.plus(DAY));
        String address = renew(people.ben());
        MvcTestResult first = Diary.at(now.minus(Duration.ofMinutes(5)), () -> get(address));
        String tag = first.getResponse().getHeader("ETag");
        String since = first.getResponse().getHeader("Last-Modified");
        assertThat(tag).isNotNull();
        assertThat(since).isNotNull();

        assertThat(web.get().uri(address).header("If-None-Match", tag))
                .hasStatus(304)
                .hasHeader("ETag", tag);
        assertThat(web.get().uri(address).header("If-Modified-Since", since)).hasStatus(304);
        assertThat(get(address)).hasStatusOk().hasHeader("ETag", tag).hasHeader("Last-Modified", since);

        diary.move(interview, now.plus(DAY.multipliedBy(2)), now);
        MvcTestResult moved =
                web.get().uri(address).header("If-None-Match", tag).exchange();
        assertThat(moved).hasStatusOk();
        assertThat(moved.getResponse().getHeader("ETag")).isNotEqualTo(tag);
        assertThat(ReadCalendar.of(moved.getResponse().getContentAsString()).value("SEQUENCE"))
                .isEqualTo("1");
    }

    @Test
    void aNewAddressEndsTheOldAndAClosedOneIsGone() throws Exception {
        String chloes = renew(people.chloe());
        String first = renew(people.ben());
        String second = renew(people.ben());
        assertThat(get(first)).hasStatus(404);
        assertThat(get(second)).hasStatusOk();
        assertThat(get(second.replace(
                        people.ada().workspaceSlug(), people.charlie().workspaceSlug())))
                .as("by another workspace")
                .hasStatus(404);
        assertThat(get(second.replace(".ics", "x.ics"))).hasStatus(404);

        assertThat(web.post()
                        .uri("/w/" + people.ben().workspaceSlug() + "/calendar/feed/closure")
                        .with(as(people.ben())))
                .hasStatus3xxRedirection();
        assertThat(get(second)).hasStatus(404);
        assertThat(get(chloes)).as("another's").hasStatusOk();
    }

    @Test
    void whoIsOutHasNoFeedFromThenOn() throws Exception {
        String removed = renew(people.ben());
        String disabled = renew(people.chloe());
        String suspended = renew(people.charlie());
        in(people.ada(), () -> {
            house.getBean(Members.class).remove(people.ada(), people.ben().accountId());
            return removed;
        });
        owner("update account set disabled_at = now(), disabled_for = 'test' where id = '%s'"
                .formatted(people.chloe().accountId()));
        owner("update workspace set suspended_at = now(), suspended_for = 'test' where id = '%s'"
                .formatted(people.charlie().workspaceId()));

        assertThat(get(removed)).hasStatus(404);
        assertThat(get(disabled)).hasStatus(404);
        assertThat(get(suspended)).hasStatus(404);
        cast.joins(people.ada(), people.ben());
        assertThat(get(removed)).as("after coming back").hasStatus(404);
    }

    @Test
    void whoMayHaveBeenSomebodyElseLosesIt() throws Exception {
        String address = renew(people.ben());
        String chloes = renew(people.chloe());
        UUID account = people.ben().accountId();
        new Scope(null, account)
                .call(() -> diary.inTransaction(() -> {
                    house.publishEvent(new AccessRenewed(account));
                    return account;
                }));

        assertThat(get(address)).hasStatus(404);
        assertThat(get(chloes)).as("another's").hasStatusOk();
    }

    @Test
    void aLookThatFindsNothingNewWritesNothingForTenMinutes() throws Exception {
        String address = renew(people.ben());
        get(address);
        assertThat(StatementCounter.during(() -> get(address))).noneMatch(one -> one.contains("update calendar_feed"));
        assertThat(StatementCounter.during(
                        () -> Diary.at(Instant.now().plus(Duration.ofMinutes(11)), () -> get(address))))
                .anyMatch(one -> one.contains("update calendar_feed"));
    }

    @Test
    void whoLooksTooOftenIsToldToWait() throws Exception {
        String address = renew(people.ben());
        for (int look = 0; look < 120; look++) {
            limits.takeFor(Limited.CALENDAR_READS, people.ben().accountId().toString());
        }
        assertThat(get(address)).hasStatus(429).containsHeader("Retry-After");
        assertThat(get(renew(people.chloe()))).as("another's").hasStatusOk();
    }

    @Test
    void theAddressIsShownOnceAndOnlyItsDigestKept() throws Exception {
        String page = "/w/" + people.ben().workspaceSlug() + "/calendar";
        String address = renew(people.ben());
        String token = address.replaceFirst(".*/", "").replace(".ics", "");

        assertThat(web.get().uri(page).with(as(people.ben())))
                .hasStatusOk()
                .bodyText()
                .contains("You have a private address")
                .doesNotContain(token);
        List<String> kept = diary.within(() -> sql.sql("select digest from calendar_feed where account_id = ?")
                .param(people.ben().accountId())
                .query(String.class)
                .list());
        assertThat(kept).containsExactly(Secrets.digest(token));
    }

    @Test
    void thePageSaysWhenItWasRead() throws Exception {
        String address = renew(people.ben());
        assertThat(in(people.ben(), () -> feeds.of(people.ben())).orElseThrow().readAt())
                .isNull();
        get(address);
        assertThat(in(people.ben(), () -> feeds.of(people.ben())).orElseThrow().readAt())
                .isAfter(now);
    }

    @Test
    void itCostsTheSameHoweverManyInterviewsThereAre() throws Exception {
        String address = renew(people.ben());
        book("One", now.plus(DAY));
        get(address);
        int one = StatementCounter.during(() -> get(address)).size();
        for (int i = 0; i < 10; i++) {
            book("Round " + i, now.plus(DAY.multipliedBy(i + 2)));
        }
        get(address);

        assertThat(StatementCounter.during(() -> get(address))).hasSize(one).hasSizeLessThan(10);
    }

    private UUID book(String title, Instant start) throws Exception {
        return diary.book(title, start, start.minus(DAY.multipliedBy(5)));
    }

    private String renew(Member member) throws Exception {
        return in(member, () -> feeds.renew(member)).replaceFirst("https?://[^/]+", "");
    }

    private MvcTestResult get(String address) {
        return web.get().uri(address).exchange();
    }

    private String body(String address) throws Exception {
        MvcTestResult read = get(address);
        assertThat(read).hasStatusOk();
        return read.getResponse().getContentAsString();
    }

    private void owner(String statement) {
        new TablesOwner(house.getEnvironment()).run(statement);
    }
}
