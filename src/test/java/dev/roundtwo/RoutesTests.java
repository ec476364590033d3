package dev.roundtwo;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route stands in {@code routes.txt} with who may use it, and is tried by those who may not. */
@ModuleTest
class RoutesTests {

    enum Who {
        ANYONE,
        SIGNED_IN,
        OPERATOR,
        DEMO,
        MEMBER,
        SEAT,
        INTERVIEWER,
        ADMIN,
        OWNER
    }

    /** Not there, not allowed, or (the form being empty, or no JSON) not understood: in any case nothing shown and nothing done. */
    private static final List<Integer> REFUSED = List.of(400, 403, 404, 415);

    private final Map<String, Who> table = table();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Test
    void everyRouteStandsInTheTableAndNoOther() {
        var served = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (ours(method.getBeanType())) {
                info.getPatternValues()
                        .forEach(path ->
                                info.getMethodsCondition().getMethods().forEach(verb -> served.add(verb + " " + path)));
            }
        });
        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void aStrangerFindsNothingInAWorkspace() {
        var people = cast.people();
        inWorkspaces().forEach((route, who) -> assertThat(send(route, people.ada(), sender(route, people.charlie())))
                .as("Charlie: %s", route)
                .hasStatus(404));
    }

    @Test
    void whoIsNotSignedInIsAskedToSignIn() {
        var people = cast.people();
        table.forEach((route, who) -> {
            if (who == Who.SIGNED_IN || who == Who.OPERATOR || isInWorkspace(route)) {
                assertThat(status(route, people.ada(), Cast.form()))
                        .as("nobody: %s", route)
                        .isIn(302, 401, 404);
            }
        });
    }

    @Test
    void aPlainMemberIsRefusedWhatInterviewersMay() {
        var people = cast.people();
        refuses(people.ben(), people.ada(), Who.INTERVIEWER);
    }

    @Test
    void anInterviewerIsRefusedWhatAdminsMay() {
        var people = cast.people();
        refuses(people.chloe(), people.ada(), Who.ADMIN);
    }

    @Test
    void anOwnerWithoutASeatIsRefusedTheRoom() {
        var people = cast.people();
        table.forEach((route, who) -> {
            if (who == Who.SEAT) {
                assertThat(status(route, people.ada(), sender(route, people.ada())))
                        .as("no seat: %s", route)
                        .isIn(REFUSED);
            }
        });
    }

    @Test
    void operatorPagesAreNotThereForOthers() {
        var people = cast.people();
        table.forEach((route, who) -> {
            if (who == Who.OPERATOR) {
                assertThat(send(route, people.ada(), as(people.ada())))
                        .as(route)
                        .hasStatus(404);
            }
        });
    }

    private void refuses(Member reader, Member host, Who atLeast) {
        table.forEach((route, who) -> {
            if (who.compareTo(atLeast) >= 0) {
                assertThat(status(route, host, sender(route, reader)))
                        .as("%s: %s", reader.role(), route)
                        .isIn(REFUSED);
            }
        });
    }

    /** Controllers of the application; tests bring some of their own. */
    private static boolean ours(Class<?> type) {
        return type.getName().startsWith("dev.roundtwo")
                && !type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .contains("test-classes");
    }

    private Map<String, Who> inWorkspaces() {
        return table.entrySet().stream()
                .filter(entry -> isInWorkspace(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isInWorkspace(String route) {
        return route.contains(" /w/") || route.contains("/workspaces/{workspace}");
    }

    /** A page is asked for with a session, an operation of the API with a token for all there is. */
    private static RequestPostProcessor sender(String route, Member member) {
        return route.contains(" /api/v")
                ? Bearer.of(
                        member, Stream.of(ApiScope.values()).map(ApiScope::code).toArray(String[]::new))
                : as(member);
    }

    private int status(String route, Member host, RequestPostProcessor sender) {
        return send(route, host, sender).getResponse().getStatus();
    }

    private MvcTestResult send(String route, Member host, RequestPostProcessor sender) {
        String[] parts = route.split(" ", 2);
        String path = parts[1].replace("{workspace}", host.workspaceSlug())
                .replaceAll("\\{(number|version|revision|index)}", "1")
                .replaceAll("\\{[^}]+}", Ids.next().toString());
        return web.method(HttpMethod.valueOf(parts[0])).uri(path).with(sender).exchange();
    }

    private static Map<String, Who> table() {
        try {
            var routes = new TreeMap<String, Who>();
            new ClassPathResource("routes.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+"))
                    .forEach(words -> routes.put(words[0] + " " + words[1], Who.valueOf(words[2])));
            return routes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
