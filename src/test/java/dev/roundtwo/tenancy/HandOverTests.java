package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two at once, several times over (v5.0.0-15.4.2): one of them holds, and there is one owner, who is still there. */
@ModuleTest
class HandOverTests {

    private static final int ROUNDS = 8;

    @Autowired
    Cast cast;

    @Autowired
    Members members;

    @Autowired
    MemberList list;

    @Autowired
    Ownership ownership;

    @Autowired
    Workspaces workspaces;

    @Test
    void ofTwoHandOversAtOnceOneHolds() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var people = cast.people();
            Member ada = people.ada();
            var done = atOnce(() -> handsOver(ada, people.chloe()), () -> handsOver(ada, people.dmitri()));
            assertThat(done).containsExactlyInAnyOrder(true, false);
            UUID heir = (done.getFirst() ? people.chloe() : people.dmitri()).accountId();
            assertThat(owners(ada)).containsExactly(heir);
            assertThat(now(ada, ada).role()).isEqualTo(Role.ADMIN);
        }
    }

    @Test
    void whoLeavesWhileTheyAreMadeTheOwnerIsGoneOrStaysAsTheOwner() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var people = cast.people();
            Member ada = people.ada();
            Member chloe = people.chloe();
            var done = atOnce(() -> handsOver(ada, chloe), () -> leaves(chloe));
            assertThat(done).as("handed over, left").containsExactlyInAnyOrder(true, false);
            assertThat(owners(ada)).containsExactly((done.getFirst() ? chloe : ada).accountId());
        }
    }

    @Test
    void whoIsRemovedWhileTheyAreMadeTheOwnerIsGoneOrStaysAsTheOwner() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var people = cast.people();
            Member ada = people.ada();
            in(ada, () -> {
                members.changeRole(ada, people.dmitri().accountId(), Role.ADMIN);
                return "";
            });
            Member dmitri = now(ada, people.dmitri());
            var done = atOnce(
                    () -> handsOver(ada, people.chloe()),
                    () -> in(dmitri, () -> {
                        members.remove(dmitri, people.chloe().accountId());
                        return "removed";
                    }));
            assertThat(done).as("handed over, removed").containsExactlyInAnyOrder(true, false);
            assertThat(owners(ada)).containsExactly((done.getFirst() ? people.chloe() : ada).accountId());
        }
    }

    /** Each still sees the other when they go. */
    @Test
    void ofTwoOwnersWhoLeaveAtOnceOneStays() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var people = cast.people();
            Member ada = people.ada();
            in(ada, () -> {
                members.changeRole(ada, people.chloe().accountId(), Role.OWNER);
                return "";
            });
            Member chloe = now(ada, people.chloe());
            var done = atOnce(() -> leaves(ada), () -> leaves(chloe));
            assertThat(done).as("left").containsExactlyInAnyOrder(true, false);
            Member stays = done.getFirst() ? chloe : ada;
            assertThat(owners(stays)).containsExactly(stays.accountId());
        }
    }

    private Object leaves(Member member) throws Exception {
        return in(member, () -> {
            members.remove(member, member.accountId());
            return "left";
        });
    }

    private Object handsOver(Member from, Member to) throws Exception {
        return in(from, () -> {
            ownership.transfer(from, to.accountId(), Role.ADMIN);
            return "handed over";
        });
    }

    /** Which of them was done. */
    private static List<Boolean> atOnce(Callable<Object> one, Callable<Object> other) throws Exception {
        var start = new CyclicBarrier(2);
        List<Callable<Boolean>> both = Stream.of(one, other)
                .map(act -> (Callable<Boolean>) () -> {
                    start.await();
                    return catchThrowable(act::call) == null;
                })
                .toList();
        List<Boolean> done = new ArrayList<>();
        try (var two = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> act : two.invokeAll(both)) {
                done.add(act.get());
            }
        }
        return done;
    }

    private Member now(Member host, Member member) {
        return workspaces.member(host.workspaceSlug(), member.accountId()).orElseThrow();
    }

    /** Of the cast, whoever owns the workspace now. */
    private List<UUID> owners(Member host) throws Exception {
        return in(host, () -> list.of(host)).stream()
                .filter(row -> row.role() == Role.OWNER)
                .map(MemberRow::accountId)
                .toList();
    }
}
