package dev.roundtwo.identity;

import dev.roundtwo.platform.web.PublicUrl;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in Redis, for all nodes: plain values only, and a cookie that no other host can write. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    RedisSerializer<Object> springSessionDefaultRedisSerializer() {
        return new PlainValues();
    }

    @Bean
    CookieSerializer sessionCookie(PublicUrl url) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(url.secure() ? "__Host-roundtwo" : "roundtwo");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(url.secure());
        cookie.setSameSite("Lax");
        cookie.setCookieMaxAge(
                (int) Duration.ofDays(SessionAccount.LONGEST_DAYS).toSeconds());
        return cookie;
    }
}
