package dev.roundtwo;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class GroundTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Test
    void everyAnswerCarriesItsCorrelationIdAndThePolicies() {
        assertThat(web.get().uri("/nothing-here").header("X-Correlation-Id", "0123456789-trace"))
                .hasStatus(404)
                .hasHeader("X-Correlation-Id", "0123456789-trace")
                .containsHeader("Content-Security-Policy")
                .hasHeader("X-Content-Type-Options", "nosniff");
    }

    @Test
    void aStrangersWorkspaceIsNotThere() {
        var people = cast.people();
        assertThat(web.get().uri("/w/{slug}", people.ada().workspaceSlug()).with(as(people.charlie())))
                .hasStatus(404);
    }
}
