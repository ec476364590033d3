package dev.roundtwo.identity.passkeys;

import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.web.PublicUrl;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The challenges that browsers were given: each good once, for ten minutes, and in that browser only. They are kept in Redis
 * under a cookie of their own, so that nobody needs a session to be asked for a passkey.
 */
@Component
class Challenges {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final StringRedisTemplate redis;
    private final PublicUrl url;

    Challenges(StringRedisTemplate redis, PublicUrl url) {
        this.redis = redis;
        this.url = url;
    }

    /** A new challenge for the purpose, as {@code get} or {@code create/account}. */
    Bytes make(String purpose, HttpServletRequest request, HttpServletResponse response) {
        String browser = browser(request);
        if (browser == null) {
            browser = Secrets.token();
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(cookie(), browser)
                            .path("/")
                            .httpOnly(true)
                            .secure(url.secure())
                            .sameSite("Strict")
                            .build()
                            .toString());
        }
        Bytes challenge = Bytes.random();
        redis.opsForValue().set(key(browser, challenge), purpose, GOOD_FOR);
        return challenge;
    }

    /** Whether the challenge was given to this browser for the purpose; it is used up by asking. */
    boolean take(Bytes challenge, String purpose, HttpServletRequest request) {
        String browser = browser(request);
        return browser != null && purpose.equals(redis.opsForValue().getAndDelete(key(browser, challenge)));
    }

    private static String key(String browser, Bytes challenge) {
        return "roundtwo:passkey:" + Secrets.digest(browser + " " + challenge.toBase64UrlString());
    }

    private @Nullable String browser(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, cookie());
        return cookie == null ? null : cookie.getValue();
    }

    private String cookie() {
        return url.secure() ? "__Host-roundtwo-passkey" : "roundtwo-passkey";
    }
}
