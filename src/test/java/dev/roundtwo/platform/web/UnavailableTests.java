package dev.roundtwo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.ModuleTest;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ModuleTest
class UnavailableTests {

    @Autowired
    Unavailable filter;

    @Test
    void anOutageIsAClearPageAndSignsNobodyOut() throws Exception {
        var request = new MockHttpServletRequest("GET", "/w/team");
        request.setCookies(new Cookie("roundtwo", "kept"));
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, (in, out) -> {
            throw new RedisConnectionFailureException("gone");
        });
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getHeader("Set-Cookie")).isNull();
        assertThat(response.getContentAsString())
                .contains("You are not signed out")
                .doesNotContain("gone");
    }

    @Test
    void otherFailuresPassThrough() {
        assertThatThrownBy(() -> filter.doFilter(
                        new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), (in, out) -> {
                            throw new IllegalStateException("a bug");
                        }))
                .isInstanceOf(IllegalStateException.class);
    }
}
