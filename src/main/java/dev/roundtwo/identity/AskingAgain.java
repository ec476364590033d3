package dev.roundtwo.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sends whoever comes to an {@link AsksAgain} page with a proof too old to show who they are, and then back. */
@Component
class AskingAgain implements HandlerInterceptor, WebMvcConfigurer {

    static final Duration TO_OPEN = Duration.ofMinutes(10);

    /** A form is open for a while before it is sent. */
    static final Duration TO_ACT = Duration.ofMinutes(30);

    private final Clock clock;

    AskingAgain(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/assets/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || !sensitive(method)) {
            return true;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn me)) {
            return true;
        }
        boolean reading = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        Duration age = Duration.between(me.provedAt(), clock.instant());
        if (age.compareTo(reading ? TO_OPEN : TO_ACT) < 0) {
            return true;
        }
        String back = reading ? asked(request) : referer(request);
        String proof = "/account/proof?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(proof);
        } else {
            response.setHeader("HX-Redirect", proof);
        }
        return false;
    }

    private static boolean sensitive(HandlerMethod method) {
        return method.hasMethodAnnotation(AsksAgain.class)
                || method.getBeanType().isAnnotationPresent(AsksAgain.class);
    }

    private static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** The page of ours that the form stood on. */
    private static String referer(HttpServletRequest request) {
        return LocalPath.or(path(request.getHeader("Referer")), "/account");
    }

    private static @Nullable String path(@Nullable String referer) {
        try {
            URI page = URI.create(referer == null ? "" : referer);
            return page.getRawQuery() == null ? page.getRawPath() : page.getRawPath() + "?" + page.getRawQuery();
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
