package dev.roundtwo.identity.sessions;

import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.web.PublicUrl;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;
import org.springframework.session.data.redis.RedisSessionMapper;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions in Redis, for all nodes: plain values only, and a cookie that no other host can write. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    SecurityContextRepository sessionAccount(Clock clock) {
        return new SessionAccount(clock);
    }

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

    /** A request that was under way when its session was ended may leave a torn record behind: that is no session. */
    @Bean
    SessionRepositoryCustomizer<RedisIndexedSessionRepository> tornSessionsAreNone() {
        RedisSessionMapper whole = new RedisSessionMapper();
        return sessions -> sessions.setRedisSessionMapper((id, values) -> {
            try {
                return whole.apply(id, values);
            } catch (IllegalStateException torn) {
                return null;
            }
        });
    }

    /** A random UUID would have 122 random bits. */
    @Bean
    SessionRepositoryCustomizer<RedisIndexedSessionRepository> longSessionIds() {
        return sessions -> sessions.setSessionIdGenerator(Secrets::token);
    }

    /** Puts {@link CalmSessions} in front of the repository that Spring Session's filter uses. */
    @Bean
    static BeanPostProcessor calmSessionFilter(
            ObjectProvider<RedisIndexedSessionRepository> sessions, ObjectProvider<CookieSerializer> cookie) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof SessionRepositoryFilter<?>)) {
                    return bean;
                }
                CookieHttpSessionIdResolver ids = new CookieHttpSessionIdResolver();
                ids.setCookieSerializer(cookie.getObject());
                var filter = new SessionRepositoryFilter<>(new CalmSessions<>(sessions.getObject()));
                filter.setHttpSessionIdResolver(ids);
                return filter;
            }
        };
    }
}
