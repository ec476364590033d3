package dev.roundtwo.welcome;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.practice.partners.Partners;
import dev.roundtwo.practice.partners.Wish;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Workspaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Right after the demo was made: who is in its live room is looked after there, and two others can try to find a partner. */
@ModuleTest
class DemoPartnersTests {

    @Autowired
    DemoWorkspace demo;

    @Autowired
    Workspaces workspaces;

    @Autowired
    Partners partners;

    @BeforeEach
    void make() {
        demo.restore();
    }

    @AfterEach
    void remove() {
        demo.remove();
    }

    @Test
    void adaAndBenFindEachOtherWhileChloeAndDmitriAreInTheirRoom() throws Exception {
        for (String busy : new String[] {"chloe", "dmitri"}) {
            assertThat(in(member(busy), () -> partners.taken(member(busy))))
                    .as(busy)
                    .isTrue();
        }
        for (String free : new String[] {"ada", "ben"}) {
            in(member(free), () -> {
                partners.wait(member(free), 3, "en", Wish.EITHER);
                return free;
            });
        }
        await().untilAsserted(() -> assertThat(
                        in(member("ada"), () -> partners.seen(member("ada"))).match())
                .isNotNull()
                .isEqualTo(in(member("ben"), () -> partners.seen(member("ben"))).match()));
    }

    private Member member(String key) {
        return workspaces.member("demo", demo.accountOf(key)).orElseThrow();
    }
}
