package dev.roundtwo.journeys;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** What a journey finds ready: the demo's people, interviews of its own, and the database to compare the pages with. */
final class Stage {

    static final String PASSWORD = "three owls on a wire";

    private final ApplicationContext house;

    Stage(ApplicationContext house) {
        this.house = house;
    }

    String url() {
        return "http://localhost:" + house.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** The settings that lead another node to the same services. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.flyway.url",
                        "spring.flyway.user",
                        "spring.flyway.password",
                        "spring.data.redis.url")
                .forEach(name -> settings.put(
                        name.toUpperCase(Locale.ROOT).replace('.', '_'),
                        house.getEnvironment().getRequiredProperty(name)));
        return settings;
    }

    /** One of the demo's cast, signed in. Cookies know no ports, so the session is good on every node and behind every proxy. */
    Person person(String key) {
        return Browsers.person(member(key).name(), url()).entersTheDemo();
    }

    /** Ada with an account of her own, outside of the demo, signed in by her password. */
    Person ownAda(String email) {
        house.getBean(Accounts.class).open(email, "Ada", PASSWORD);
        Person ada = Browsers.person("Ada", url());
        signsIn(ada, email);
        ada.page.waitForURL("**/workspaces");
        return ada;
    }

    /** Types the password of {@link #ownAda}; what comes then depends on her factors. */
    static void signsIn(Person person, String email) {
        person.goes("/sign-in#button").page.locator("#login").fill(email);
        person.page.locator("#password").fill(PASSWORD);
        person.page.locator("form[action='/sign-in'] button").click();
    }

    /** As if everybody signed in with the e-mail had last shown who they are an hour ago. */
    void proofOf(String email, Duration ago) {
        String account =
                house.getBean(Accounts.class).byEmail(email).orElseThrow().id().toString();
        age(house.getBean(RedisIndexedSessionRepository.class), account, ago);
    }

    private static void age(RedisIndexedSessionRepository sessions, String account, Duration ago) {
        sessions.findByPrincipalName(account).values().forEach(session -> {
            session.setAttribute(
                    "proved", Long.toString(Instant.now().minus(ago).toEpochMilli()));
            sessions.save(session);
        });
    }

    Member member(String key) {
        UUID account = house.getBean(Accounts.class)
                .byEmail(key + "@demo.invalid")
                .orElseThrow()
                .id();
        return house.getBean(Workspaces.class).member("demo", account).orElseThrow();
    }

    /** One of the demo's cast belongs elsewhere too. */
    void secondWorkspace(String key) {
        Workspaces workspaces = house.getBean(Workspaces.class);
        UUID account = member(key).accountId();
        if (workspaces.member("aside", account).isEmpty()) {
            workspaces.found("aside", "Aside", account, false);
        }
    }

    /** A workspace of Ada's to which others of the cast belong; nobody of them has anything to do there. */
    Member another(String name, String... others) {
        Workspaces workspaces = house.getBean(Workspaces.class);
        String slug = name + "-" + Ids.next().toString().substring(24);
        Member ada = workspaces.found(slug, slug, member("ada").accountId(), false);
        for (String key : others) {
            workspaces.join(ada.workspaceId(), member(key).accountId(), Role.MEMBER);
        }
        return ada;
    }

    /** Ada leads, Ben answers, and the others named interview too. */
    UUID panel(String title, String... others) throws Exception {
        Member ada = member("ada");
        return schedule(ada, title, Mode.PANEL, set(ada, "b01", "b22", "d01"), null, others);
    }

    /** Chloé asks first, then Ben. */
    UUID peers(String title) throws Exception {
        Member chloe = member("chloe");
        return schedule(chloe, title, Mode.PEER, set(chloe, "b01"), set(chloe, "d01"));
    }

    /** A panel that is over, with complete cards of both handed in. */
    UUID scored(String title) throws Exception {
        UUID interview = panel(title, "chloe");
        Seat lead = seat(interview, "ada");
        LiveRoom room = house.getBean(LiveRoom.class);
        in(member("ada"), () -> {
            room.start(lead);
            room.finish(lead);
            return null;
        });
        for (String key : List.of("ada", "chloe")) {
            in(member(key), () -> score(seat(interview, key)));
        }
        return interview;
    }

    private Object score(Seat seat) {
        Scorecards cards = house.getBean(Scorecards.class);
        Rater rater = new Rater(seat.id(), seat.name());
        Turn turn = house.getBean(Turns.class).scoredBy(seat);
        UUID card = cards.open(rater, new Subject("turn", turn.id()), turn.rubric());
        Map<String, String> fields =
                new TreeMap<>(Map.of("recommendation", "YES", "summary", "Steady under pressure."));
        Room.SIGNALS.forEach(signal -> fields.put("level." + signal, "3"));
        fields.forEach((field, value) -> cards.save(rater, card, new Edit(Ids.next(), field, 0, value)));
        cards.submit(rater, card);
        return card;
    }

    Seat seat(UUID interview, String key) throws Exception {
        Member member = member(key);
        return in(member, () -> house.getBean(Seats.class).of(interview, member.accountId()));
    }

    /** What the database holds of somebody's card. */
    Map<String, String> card(UUID interview, String rater) throws Exception {
        Map<String, String> fields = new TreeMap<>();
        read(sql -> sql.sql("""
                        select f.name, f.value from scorecard_field f join scorecard c on c.id = f.scorecard_id
                        join turn t on t.id = c.subject_id where t.interview_id = ? and c.rater_name = ?
                        """)
                .params(interview, rater)
                .query((row, number) -> fields.put(row.getString(1), row.getString(2)))
                .list());
        return fields;
    }

    /** Every text that was ever sent for a field of the interview's cards, in order. */
    List<String> edits(UUID interview, String field) throws Exception {
        return read(
                sql -> sql.sql("""
                        select e.value from scorecard_edit e join scorecard c on c.id = e.scorecard_id
                        join turn t on t.id = c.subject_id where t.interview_id = ? and e.field = ? order by e.edited_at
                        """).params(interview, field).query(String.class).list());
    }

    String notes(UUID interview) throws Exception {
        return read(sql -> sql.sql("select text from shared_note where interview_id = ?")
                .param(interview)
                .query(String.class)
                .single());
    }

    <T> T read(Function<JdbcClient, T> question) throws Exception {
        return read(member("ada"), question);
    }

    <T> T read(Member scope, Function<JdbcClient, T> question) throws Exception {
        return in(scope, () -> house.getBean(TransactionTemplate.class)
                .execute(status -> question.apply(house.getBean(JdbcClient.class))));
    }

    UUID set(Member me, String... questions) throws Exception {
        QuestionSets sets = house.getBean(QuestionSets.class);
        return in(me, () -> {
            UUID set = sets.create(me, "Of " + String.join(", ", questions), "");
            for (String question : questions) {
                sets.addItem(me, set, question, 10);
            }
            sets.publish(me, set);
            return set;
        });
    }

    private UUID schedule(Member me, String title, Mode mode, UUID set, @Nullable UUID second, String... others)
            throws Exception {
        List<UUID> interviewers =
                Stream.of(others).map(key -> member(key).accountId()).toList();
        Invitee ben = Invitee.member(member("ben").accountId());
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Plan plan = new Plan(title, mode, set, second, ben, interviewers, List.of(), null, zone, false);
        return in(me, () -> house.getBean(Interviews.class).schedule(me, plan));
    }
}
