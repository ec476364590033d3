package dev.roundtwo;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The people of the tests, made anew for whoever asks: Ada owns a workspace and interviews, Chloé and Dmitri interview with
 * her, Ben practises, Charlie is from elsewhere.
 */
@TestConfiguration
public class Cast {

    private final JdbcClient sql;
    private final Workspaces workspaces;

    Cast(JdbcClient sql, Workspaces workspaces) {
        this.sql = sql;
        this.workspaces = workspaces;
    }

    /** A workspace of its own with the whole cast; nothing that one test does is seen by another. */
    public People people() {
        String mark = Ids.next().toString().substring(24);
        Member ada = workspaces.found("team-" + mark, "Team " + mark, account("Ada", mark), false);
        Member chloe = join(ada, "Chloé", mark, Role.INTERVIEWER);
        Member dmitri = join(ada, "Dmitri", mark, Role.INTERVIEWER);
        Member ben = join(ada, "Ben Okafor", mark, Role.MEMBER);
        Member charlie = workspaces.found("else-" + mark, "Elsewhere " + mark, account("Charlie", mark), false);
        return new People(ada, chloe, dmitri, ben, charlie);
    }

    /** The account belongs to the host's workspace too, as an interviewer. */
    public Member joins(Member host, Member guest) {
        return workspaces.join(host.workspaceId(), guest.accountId(), Role.INTERVIEWER);
    }

    private Member join(Member host, String name, String mark, Role role) {
        return workspaces.join(host.workspaceId(), account(name, mark), role);
    }

    private UUID account(String name, String mark) {
        UUID id = Ids.next();
        sql.sql("insert into account (id, email, name, created_at) values (?, ?, ?, ?)")
                .params(id, mark + id.toString().substring(28) + "@example.org", name, Timestamp.from(Instant.now()))
                .update();
        return id;
    }

    /** Sends the request with this member signed in, and with a valid CSRF token. */
    public static RequestPostProcessor as(Member member) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(member.accountId(), Instant.now(), false), null, List.of());
        return request ->
                form().postProcessRequest(authentication(authentication).postProcessRequest(request));
    }

    /** Sends the request as our own page would: with the token in cookie and header. Spring's own would put one into a session. */
    public static RequestPostProcessor form() {
        return request -> {
            String token = Ids.next().toString();
            byte[] masked = new byte[2 * token.length()];
            System.arraycopy(token.getBytes(StandardCharsets.UTF_8), 0, masked, token.length(), token.length());
            Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
            Cookie[] all = Arrays.copyOf(cookies, cookies.length + 1);
            all[cookies.length] = new Cookie("roundtwo-form", token);
            request.setCookies(all);
            request.addHeader("X-CSRF-TOKEN", Base64.getUrlEncoder().encodeToString(masked));
            return request;
        };
    }

    /** Does the work in the member's scope, as a request of theirs would. */
    public static <T> T in(Member member, Callable<T> work) throws Exception {
        return new Scope(member.workspaceId(), member.accountId()).call(work::call);
    }

    /** One workspace's people, and Charlie from another. */
    public record People(Member ada, Member chloe, Member dmitri, Member ben, Member charlie) {}
}
