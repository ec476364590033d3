package dev.roundtwo.journeys;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.month.MonthApplication;
import dev.roundtwo.month.MovedClock;
import dev.roundtwo.month.PostOffice;
import dev.roundtwo.month.PostOffice.Letter;
import dev.roundtwo.platform.embedded.EmbeddedServices;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application with services, a mail server and a clock of its own, for stories that take weeks. */
final class Season implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final PostOffice post;
    private final EmbeddedServices services;
    private final MovedClock clock;
    private final ConfigurableApplicationContext application;

    Season(Path folder, Instant begin) throws Exception {
        post = new PostOffice();
        services = EmbeddedServices.start(folder);
        Path time = folder.resolve("clock");
        clock = MovedClock.in(time);
        clock.begin(begin);
        Map<String, Object> settings = new HashMap<>(services.properties());
        settings.putAll(Map.of(
                "spring.profiles.active", "test",
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", Integer.toString(post.port),
                "server.port", "0",
                "roundtwo.jobs.poll", "200ms",
                "roundtwo.deliveries.poll", "200ms"));
        application = MonthApplication.run(time, settings);
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    String url() {
        return "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** A set for each of the questions. */
    void publishes(Member author, String... questions) throws Exception {
        QuestionSets sets = bean(QuestionSets.class);
        for (String question : questions) {
            in(author, () -> {
                UUID set = sets.create(author, "Of " + question, "");
                sets.addItem(author, set, question, 20);
                sets.publish(author, set);
                return set;
            });
        }
    }

    UUID account(String name, String email) {
        return bean(Accounts.class).open(email, name, Stage.PASSWORD).id();
    }

    /** Somebody who has an account and a workspace, signed in at a screen somewhere on earth. */
    Person person(String name, String email, String zone) {
        Person person = stranger(name, zone);
        Stage.signsIn(person, email);
        person.page.waitForURL("**/w/*");
        return person;
    }

    /** At a screen somewhere on earth, where nobody is signed in. */
    Person stranger(String name, String zone) {
        return Browsers.person(
                name, url(), new NewContextOptions().setViewportSize(1440, 900).setTimezoneId(zone));
    }

    Instant now() {
        return clock.instant();
    }

    /** Moves the time, and waits until all that is due then has been done. */
    void until(Instant at) {
        clock.moveTo(at);
        rest();
    }

    /** Waits until nobody has anything to do. */
    void rest() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> bean(JdbcClient.class)
                                .sql("""
                                        select (select count(*) from delivery where due_at <= :now)
                                             + (select count(*) from scheduled_tasks where picked or execution_time <= :now)
                                        """)
                                .param("now", Timestamp.from(clock.instant()))
                                .query(Long.class)
                                .single()
                        == 0);
    }

    /** Mails to somebody whose subject has these words, in the order in which they came. */
    List<Letter> mails(String to, String words) throws Exception {
        rest();
        return post.letters().stream()
                .filter(letter -> letter.to().equals(to) && letter.subject().contains(words))
                .toList();
    }

    /** The only mail to somebody whose subject has these words. */
    Letter only(String to, String words) throws Exception {
        List<Letter> letters = mails(to, words);
        assertThat(letters).as("mails to %s: %s", to, words).hasSize(1);
        return letters.getFirst();
    }

    /** What a text has of this kind. */
    static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group();
    }

    /** What the button or link with these words brings. */
    static Path downloads(Person who, String words) {
        return who.page.waitForDownload(() -> who.clicks(words)).path();
    }

    static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    @Override
    public void close() {
        application.close();
        services.close();
        post.close();
    }
}
