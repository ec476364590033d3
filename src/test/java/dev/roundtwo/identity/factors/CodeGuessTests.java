package dev.roundtwo.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.jobs.QuickJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Guessing codes is slow, and locks nobody else out (ASVS v5.0.0-6.3.1, 6.5.5, 6.6.3). */
@ModuleTest
@QuickJobs
class CodeGuessTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient sql;

    Phone ada;

    @BeforeEach
    void setUp() throws Exception {
        ada = Phone.ada(web, accounts).signsIn().setsUpTheApp();
    }

    @Test
    void fiveWrongCodesFromOneAddressHaveToWaitAndOthersNeedNot() {
        Phone thief = ada.elsewhere().signsIn();
        for (int i = 0; i < 5; i++) {
            assertThat(thief.post("/sign-in/second-factor", "code", "00000" + i))
                    .hasStatus(401);
        }
        assertThat(thief.post("/sign-in/second-factor", "code", ada.next()))
                .as("even the right one")
                .hasStatus(429)
                .containsHeader("Retry-After");
        assertThat(ada.elsewhere().signsIn().post("/sign-in/second-factor", "code", ada.next()))
                .hasStatus(302);
    }

    /** A new half session is no new set of tries. */
    @Test
    void signingInAnewWithThePasswordGivesNoMoreTries() {
        Phone thief = ada.elsewhere().signsIn();
        for (int i = 0; i < 5; i++) {
            thief.post("/sign-in/second-factor", "code", "00000" + i);
        }
        thief.signsIn();
        assertThat(thief.post("/sign-in/second-factor", "code", "000009")).hasStatus(429);
    }

    @Test
    void twentyWrongOnesFromEverywhereLeaveTheAppToBrowsersThatAreKnown() {
        Phone known = ada.elsewhere().signsIn();
        assertThat(known.post("/sign-in/second-factor", "code", ada.next())).hasStatus(302);
        for (int network = 0; network < 4; network++) {
            Phone thief = ada.elsewhere().signsIn();
            for (int i = 0; i < 5; i++) {
                assertThat(thief.post("/sign-in/second-factor", "code", "00000" + i))
                        .hasStatus(401);
            }
        }
        Phone stranger = ada.elsewhere().signsIn();
        assertThat(stranger.post("/sign-in/second-factor", "code", "123456"))
                .hasStatus(401)
                .bodyText()
                .contains("Too many wrong codes");
        assertThat(stranger.post("/sign-in/second-factor", "code", ada.recovery.getFirst()))
                .as("a recovery code cannot be guessed")
                .hasStatus(302);
        known.post("/sign-out");
        known.signsIn();
        assertThat(known.post("/sign-in/second-factor", "code", "123456"))
                .hasStatus(401)
                .bodyText()
                .doesNotContain("Too many wrong codes")
                .contains("not good now");
        await().untilAsserted(() -> assertThat(sql.sql("select subject from outbox_mail where recipient = ?")
                        .param(ada.account.email())
                        .query(String.class)
                        .list())
                .contains("Somebody guesses codes for your Round Two account")
                .contains("A recovery code was used for your Round Two account"));
    }
}
