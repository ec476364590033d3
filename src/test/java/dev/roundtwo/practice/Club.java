package dev.roundtwo.practice;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast.People;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.practice.groups.Admission;
import dev.roundtwo.practice.groups.GroupForm;
import dev.roundtwo.practice.groups.Groups;
import dev.roundtwo.practice.rounds.Rounds;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of practice need: a group with people in it, and the rows that tell what became of it. */
public record Club(ApplicationContext house) {

    public UUID group(Member lead, String rhythm, String startsOn, boolean anonymous, Member... others)
            throws Exception {
        var form = new GroupForm("Thursdays", "", rhythm, startsOn, "Europe/Berlin", List.of(), anonymous, null);
        UUID group = in(lead, () -> house.getBean(Groups.class).begin(lead, form));
        for (Member other : others) {
            joins(other, group, lead);
        }
        return group;
    }

    public void joins(Member who, UUID group, Member lead) throws Exception {
        Admission admission = house.getBean(Admission.class);
        in(who, () -> {
            admission.ask(who, group);
            return group;
        });
        in(lead, () -> {
            admission.accept(lead, group, who.accountId());
            return group;
        });
    }

    /** A group on demand with four in it, Ada leading. */
    public UUID four(People people, boolean anonymous) throws Exception {
        return group(people.ada(), "ON_DEMAND", "", anonymous, people.ben(), people.chloe(), people.dmitri());
    }

    public UUID draft(Member lead, UUID group) throws Exception {
        return in(lead, () -> house.getBean(Rounds.class).draft(lead, group));
    }

    public void publish(Member lead, UUID group, UUID round, int version) throws Exception {
        in(lead, () -> {
            house.getBean(Rounds.class).publish(lead, group, round, version);
            return round;
        });
    }

    /** More members of the host's workspace. */
    public List<Member> members(Member host, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    UUID account = Ids.next();
                    house.getBean(JdbcClient.class)
                            .sql("insert into account (id, email, name, created_at) values (?, ?, 'Ben Okafor', ?)")
                            .params(account, account + "@example.org", Timestamp.from(Instant.now()))
                            .update();
                    return house.getBean(Workspaces.class).join(host.workspaceId(), account, Role.MEMBER);
                })
                .toList();
    }

    public <T> T one(Member scope, Class<T> type, String query, Object... given) throws Exception {
        return in(
                scope,
                () -> Objects.requireNonNull(
                        house.getBean(TransactionTemplate.class).execute(status -> house.getBean(JdbcClient.class)
                                .sql(query)
                                .params(Arrays.asList(given))
                                .query((row, number) -> row.getObject(1, type))
                                .single())));
    }

    public int change(Member scope, String statement, Object... given) throws Exception {
        return in(
                scope,
                () -> Objects.requireNonNull(
                        house.getBean(TransactionTemplate.class).execute(status -> house.getBean(JdbcClient.class)
                                .sql(statement)
                                .params(Arrays.asList(given))
                                .update())));
    }

    /** Both at once, each in a thread; what each of them threw, or null. */
    public static List<Throwable> atOnce(AtOnce... works) throws Exception {
        Throwable[] thrown = new Throwable[works.length];
        var start = new CountDownLatch(1);
        Thread[] threads = new Thread[works.length];
        for (int i = 0; i < works.length; i++) {
            int at = i;
            threads[i] = Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                    works[at].run();
                } catch (Throwable e) {
                    thrown[at] = e;
                }
            });
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.asList(thrown);
    }

    /**
     * The one in a transaction that stays open until the other, in a thread beside it, waits for it or is done; what the other
     * threw, or null.
     */
    public @Nullable Throwable whileOpen(Member scope, AtOnce one, AtOnce other) throws Exception {
        var thrown = new AtomicReference<Throwable>();
        Thread beside = Thread.ofPlatform().unstarted(() -> {
            try {
                other.run();
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        in(scope, () -> house.getBean(TransactionTemplate.class).execute(status -> {
            try {
                one.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            beside.start();
            Awaitility.await().until(() -> !beside.isAlive() || waits());
            return status;
        }));
        beside.join();
        return thrown.get();
    }

    private boolean waits() {
        return house.getBean(JdbcClient.class)
                .sql("select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                        + " where not l.granted and a.datname = current_database())")
                .query(Boolean.class)
                .single();
    }

    /** Something done beside others. */
    public interface AtOnce {
        void run() throws Exception;
    }
}
