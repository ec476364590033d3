package dev.roundtwo.tenancy.signon;

import dev.roundtwo.Cast;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A team whose people come in through a provider of their own. */
abstract class ForeignTeamTest {

    static ForeignProvider foreign;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Providers providers;

    Team team;

    @BeforeAll
    static void start() {
        foreign = ForeignProvider.start();
    }

    @AfterAll
    static void stop() {
        foreign.close();
    }

    @BeforeEach
    void aTeam() throws Exception {
        team = Team.of(cast.people(), foreign, providers, web, "OPENID");
    }
}
