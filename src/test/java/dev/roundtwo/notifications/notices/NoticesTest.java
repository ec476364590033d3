package dev.roundtwo.notifications.notices;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A workspace on a Monday, and what its people were told. */
@ModuleTest
abstract class NoticesTest {

    static final Instant MONDAY = Instant.parse("2030-01-14T08:00:00Z");

    /** On Wednesday. */
    static final Instant START = Instant.parse("2030-01-16T17:00:00Z");

    @Autowired
    ApplicationContext house;

    @Autowired
    ApplicationEventPublisher facts;

    @Autowired
    QuestionSets sets;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    Member ada;
    Member ben;
    Member chloe;

    @BeforeEach
    void somePeople() {
        people = cast.people();
        ada = people.ada();
        ben = people.ben();
        chloe = people.chloe();
    }

    UUID set(int minutes) throws Exception {
        return in(ada, () -> {
            UUID set = sets.create(ada, "Set", "");
            sets.addItem(ada, set, "b01", minutes);
            sets.publish(ada, set);
            return set;
        });
    }

    /** Ada leads, Chloé asks too, Dmitri watches and a guest answers; on Wednesday. */
    UUID panel(String guest, boolean mails) throws Exception {
        return at(
                MONDAY,
                () -> in(ada, () -> {
                    UUID set = set(45);
                    return house.getBean(Interviews.class)
                            .schedule(
                                    ada,
                                    new Plan(
                                            "Staff backend",
                                            Mode.PANEL,
                                            set,
                                            null,
                                            Invitee.guest("Ben Okafor", guest),
                                            List.of(chloe.accountId()),
                                            List.of(people.dmitri().accountId()),
                                            START,
                                            ZoneId.of("Europe/Berlin"),
                                            mails));
                }));
    }

    <T> T publish(T fact) throws Exception {
        return in(
                ada,
                () -> transaction.execute(status -> {
                    facts.publishEvent(fact);
                    return fact;
                }));
    }

    /** Of interviews and matches; not what is for admins, or of groups. */
    List<String> titles(Member who) throws Exception {
        return rows(
                who,
                "select title from notice where account_id = :who and kind not in ('ADMIN', 'GROUP') order by number");
    }

    /** In Ada's workspace. */
    List<String> rows(Member who, String query) throws Exception {
        return new Scope(ada.workspaceId(), who.accountId())
                .call(() -> transaction.execute(status -> sql.sql(query)
                        .param("who", who.accountId())
                        .param("to", who.email())
                        .query(String.class)
                        .list()));
    }

    static <T> T at(Instant now, Callable<T> work) {
        var done = new ArrayList<T>();
        Backdated.at(now, () -> {
            try {
                done.add(work.call());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return done.getFirst();
    }
}
