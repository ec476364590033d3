package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who has an appointment is not paired with anybody for now. */
class BusyPartnersTests extends BookingTest {

    @Test
    void nobodyIsLookedForWhoHasAnAppointmentWithinTheHour() throws Exception {
        UUID set = set("b01");
        panel(people.ada(), people.ben(), set, Instant.now().plus(Duration.ofMinutes(30)));
        panel(people.ada(), people.dmitri(), set, Instant.now().plus(Duration.ofMinutes(90)));
        UUID over = panel(people.dmitri(), people.chloe(), set, Instant.now().plus(Duration.ofHours(5)));
        club.change(people.ada(), "update interview set starts_at = now() - interval '5 hours' where id = ?", over);

        MvcTestResult busy = asks(people.ben());
        assertThat(busy).hasStatus(302);
        assertThat(busy.getMvcResult().getFlashMap().get("problem"))
                .asString()
                .startsWith("You are in an interview, or have one within the hour");
        assertThat(waits(people.ben())).isZero();
        assertThat(asks(people.dmitri())).hasStatus(302).flash().doesNotContainKey("problem");
        assertThat(waits(people.dmitri())).isOne();
        assertThat(asks(people.chloe()))
                .as("whose appointment is over")
                .hasStatus(302)
                .flash()
                .doesNotContainKey("problem");
    }

    private MvcTestResult asks(Member who) {
        return web.post()
                .uri("/w/%s/partner".formatted(who.workspaceSlug()))
                .with(as(who))
                .param("level", "2")
                .param("language", "en")
                .param("role", "EITHER")
                .exchange();
    }

    private long waits(Member who) throws Exception {
        return club.one(who, Long.class, "select count(*) from practice_wait where account_id = ?", who.accountId());
    }
}
