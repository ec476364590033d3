package dev.roundtwo.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Bearer;
import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.tenancy.Member;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that acts for a member, with one token of one client for as long as the test runs. */
record Program(MockMvcTester web, Member member, String token) {

    private static final JsonMapper JSON = new JsonMapper();

    /** With every scope there is. */
    static Program of(ApplicationContext house, MockMvcTester web, Member member) {
        return of(
                house,
                web,
                member,
                Stream.of(ApiScope.values()).map(ApiScope::code).toArray(String[]::new));
    }

    static Program of(ApplicationContext house, MockMvcTester web, Member member, String... scopes) {
        return new Program(web, member, Bearer.token(house, member, scopes));
    }

    /** An answer with its body read. */
    record Answer(MvcTestResult result) {

        int status() {
            return result.getResponse().getStatus();
        }

        @Nullable
        String header(String name) {
            return result.getResponse().getHeader(name);
        }

        String text() {
            try {
                return result.getResponse().getContentAsString();
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        JsonNode json() {
            return JSON.readTree(text());
        }

        Answer is(int status) {
            assertThat(status()).as(text()).isEqualTo(status);
            return this;
        }

        /** A refusal in the form that all of them have, with its correlation id. */
        Answer refuses(int status) {
            is(status);
            assertThat(result.getResponse().getContentType()).startsWith("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(status);
            assertThat(json().path("type").asString()).startsWith("/api#");
            assertThat(json().path("title").asString()).isNotBlank();
            assertThat(json().path("detail").asString()).isNotBlank().doesNotContain("Exception", "select ");
            assertThat(json().path("correlationId").asString()).isEqualTo(header("X-Correlation-Id"));
            return this;
        }

        /** And names this place in the request. */
        Answer naming(String field) {
            assertThat(json().path("errors").valueStream().map(one -> one.path("field")
                            .asString()))
                    .as(text())
                    .contains(field);
            return this;
        }

        String tag() {
            String tag = header("ETag");
            assertThat(tag).isNotNull().startsWith("\"");
            return tag;
        }
    }

    Answer get(String path, String... headers) {
        return send(HttpMethod.GET, path, null, headers);
    }

    Answer post(String path, @Nullable String body, String... headers) {
        return send(HttpMethod.POST, path, body, headers);
    }

    Answer put(String path, String body, String... headers) {
        return send(HttpMethod.PUT, path, body, headers);
    }

    Answer delete(String path, String... headers) {
        return send(HttpMethod.DELETE, path, null, headers);
    }

    /** A path that begins with a slash is taken as it is; any other one is of the member's workspace. */
    Answer send(HttpMethod method, String path, @Nullable String body, String... headers) {
        URI address =
                URI.create(path.startsWith("/") ? path : "/api/v1/workspaces/" + member.workspaceSlug() + "/" + path);
        var request = web.method(method).uri(address).header("Authorization", "Bearer " + token);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new Answer(request.exchange());
    }
}
