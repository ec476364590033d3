package dev.roundtwo;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
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
    void anErrorSaysItsNameInTheTabToo() {
        assertThat(web.get().uri("/nothing-here").accept(MediaType.TEXT_HTML))
                .hasStatus(404)
                .bodyText()
                .contains("· Round Two</title>")
                .doesNotContain("th:text", "&lt;title");
    }

    @Test
    void jsonThatIsLongerThanAnyOfOursIsRefusedUnread() {
        assertThat(web.post()
                        .uri("/w/team/rooms/any/notes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[" + "0,".repeat(600_000) + "0]"))
                .hasStatus(413);
        assertThat(web.post()
                        .uri("/w/team/rooms/any/notes")
                        .header("Content-Type", "application/JSON")
                        .content("[" + "0,".repeat(600_000) + "0]"))
                .as("whatever its letters")
                .hasStatus(413);
        assertThat(web.post().uri("/w/team/rooms/any/notes").contentType(MediaType.APPLICATION_JSON))
                .as("without its length")
                .hasStatus(411);
    }

    @Test
    void redirectsNameNoHost() {
        assertThat(web.get().uri("/w/team").header("Host", "elsewhere.example"))
                .hasRedirectedUrl("/sign-in?next=%2Fw%2Fteam");
    }

    @Test
    void aStrangersWorkspaceIsNotThere() {
        var people = cast.people();
        assertThat(web.get().uri("/w/{slug}", people.ada().workspaceSlug()).with(as(people.charlie())))
                .hasStatus(404);
    }
}
