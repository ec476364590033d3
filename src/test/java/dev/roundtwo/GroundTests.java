package dev.roundtwo;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.platform.web.CorrelationFilter;
import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.WebUtils;

@ModuleTest
class GroundTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Test
    void everyAnswerCarriesItsCorrelationIdAndThePolicies() {
        assertThat(web.get().uri("/nothing-here"))
                .hasStatus(404)
                .containsHeader("X-Correlation-Id")
                .containsHeader("Content-Security-Policy")
                .hasHeader("X-Content-Type-Options", "nosniff");
    }

    /** v5.0.0-16.4.1: nobody chooses the id that others' entries are found by. */
    @Test
    void theIdIsOursAndWhatTheCallerSendsStandsBesideIt() throws Exception {
        var noted = new ArrayList<String>();
        var filter = new CorrelationFilter();
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader("X-Correlation-Id", "0123456789-trace");
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, (asked, answered) -> {
            noted.add(CorrelationFilter.current());
            noted.add(MDC.get("callersCorrelationId"));
        });
        assertThat(noted)
                .containsExactly(response.getHeader("X-Correlation-Id"), "0123456789-trace")
                .doesNotHaveDuplicates();
        assertThat(MDC.getCopyOfContextMap()).doesNotContainKeys("correlationId", "callersCorrelationId");
        var second = new MockHttpServletResponse();
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(WebUtils.ERROR_REQUEST_URI_ATTRIBUTE, "/");
        filter.doFilter(request, second, (asked, answered) -> {});
        assertThat(second.getHeader("X-Correlation-Id"))
                .as("the error page has the id of the request")
                .isEqualTo(response.getHeader("X-Correlation-Id"));
        var odd = new MockHttpServletRequest("GET", "/");
        odd.addHeader("X-Correlation-Id", "a\nline of its own");
        filter.doFilter(
                odd,
                new MockHttpServletResponse(),
                (asked, answered) -> noted.add("odd " + MDC.get("callersCorrelationId")));
        assertThat(noted).last().isEqualTo("odd null");
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
