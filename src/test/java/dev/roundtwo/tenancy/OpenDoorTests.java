package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.TightLimits;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.roles.RolesTable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Nothing that is open to anyone is without an end for one network (v5.0.0-2.4.1, v5.0.0-15.1.3). */
@TightLimits
class OpenDoorTests {

    @Autowired
    MockMvcTester web;

    @ParameterizedTest
    @MethodSource("routes")
    void aNetworkIsRefusedWhenItAsksTooOftenAndTheNextIsNot(String method, String route) {
        String id = Ids.next().toString().replace("-", "");
        String network = "2001:db8:%s:%s:".formatted(id.substring(24, 28), id.substring(28));
        MvcTestResult last = null;
        for (int i = 0; i < 90 && (last == null || last.getResponse().getStatus() != 429); i++) {
            last = ask(method, route, network + ":" + i);
        }
        assertThat(last).isNotNull();
        assertThat(last).hasStatus(429).containsHeader("Retry-After");
        assertThat(ask(method, route, "2001:db8:%s:%s:".formatted(id.substring(20, 24), id.substring(28)) + ":1")
                        .getResponse()
                        .getStatus())
                .isNotEqualTo(429);
    }

    private MvcTestResult ask(String method, String route, String address) {
        return web.method(HttpMethod.valueOf(method))
                .uri(route.replaceAll("\\{[^}]+}", "nothing"))
                .accept("text/html")
                .with(form())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    /** Those of the tables, and those that say no by themselves, are answered by filters or stand in none. */
    static Stream<String[]> routes() {
        return Stream.concat(
                        RolesTable.open().stream(),
                        Stream.of(
                                "GET /oauth2/consent",
                                "POST /oauth2/consent/refusal",
                                "GET /oauth2/resume",
                                "GET /.well-known/oauth-authorization-server",
                                "POST /oauth2/token",
                                "POST /oauth2/revoke",
                                "POST /oauth2/introspect",
                                "GET /api/v1/openapi.json",
                                "GET /api/v1/workspaces",
                                "GET /nowhere"))
                .map(route -> route.split(" "));
    }
}
