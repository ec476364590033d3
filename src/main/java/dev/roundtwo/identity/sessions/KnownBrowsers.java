package dev.roundtwo.identity.sessions;

import dev.roundtwo.identity.AccountScope;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.web.PublicUrl;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The browsers in which an account was signed in before, known by a random cookie of which only the digest is kept. */
@Component
public class KnownBrowsers {

    private static final Duration KEPT = Duration.ofDays(400); // browsers keep no cookie longer

    private final JdbcClient sql;
    private final AccountScope scope;
    private final Clock clock;
    private final PublicUrl url;

    KnownBrowsers(JdbcClient sql, AccountScope scope, Clock clock, PublicUrl url) {
        this.sql = sql;
        this.scope = scope;
        this.clock = clock;
        this.url = url;
    }

    public boolean knows(UUID account, HttpServletRequest request) {
        String token = token(request);
        return token != null
                && scope.of(account, () -> sql.sql(
                                "select exists (select from known_browser where account_id = ? and digest = ? and seen_at > ?)")
                        .params(account, Secrets.digest(token), oldest())
                        .query(Boolean.class)
                        .single());
    }

    /** Remembers the browser for the account; whether it was new to it. */
    boolean meet(UUID account, HttpServletRequest request, HttpServletResponse response) {
        String known = token(request);
        String token = known == null ? Secrets.token() : known;
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookie(), token)
                        .path("/")
                        .httpOnly(true)
                        .secure(url.secure())
                        .sameSite("Lax")
                        .maxAge(KEPT)
                        .build()
                        .toString());
        boolean before = knows(account, request);
        scope.of(account, () -> {
            sql.sql("delete from known_browser where account_id = ? and seen_at < ?")
                    .params(account, oldest())
                    .update();
            return sql.sql("""
                            insert into known_browser (account_id, digest, seen_at) values (?, ?, ?)
                            on conflict (account_id, digest) do update set seen_at = excluded.seen_at
                            """)
                    .params(account, Secrets.digest(token), Timestamp.from(clock.instant()))
                    .update();
        });
        return !before;
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }

    private @Nullable String token(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, cookie());
        return cookie == null || cookie.getValue().length() != 43 ? null : cookie.getValue();
    }

    private String cookie() {
        return url.secure() ? "__Host-roundtwo-browser" : "roundtwo-browser";
    }
}
