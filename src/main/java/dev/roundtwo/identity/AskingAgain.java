package dev.roundtwo.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sends whoever comes to an {@link AsksAgain} page, or to the operators' pages, with a proof too old to show who they are, and then back. */
@Component
class AskingAgain implements HandlerInterceptor, WebMvcConfigurer {

    static final Duration TO_OPEN = Duration.ofMinutes(10);

    /** A form is open for a while before it is sent; and who operates looks for a while before they act. */
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
        if (!(handler instanceof HandlerMethod method) || !(sensitive(method) || isOperators(request))) {
            return true;
        }
        SignedIn me = SignedIn.current().orElse(null);
        if (me == null) {
            return true;
        }
        Duration age = Duration.between(me.provedAt(), clock.instant());
        boolean opening = ProofFirst.isReading(request) && !isOperators(request);
        if (age.compareTo(opening ? TO_OPEN : TO_ACT) < 0) {
            return true;
        }
        ProofFirst.lead(request, response);
        return false;
    }

    private static boolean sensitive(HandlerMethod method) {
        return method.hasMethodAnnotation(AsksAgain.class)
                || method.getBeanType().isAnnotationPresent(AsksAgain.class);
    }

    /** All that operators see and do is about other people's accounts and work; jobs are below those who know the annotation. */
    private static boolean isOperators(HttpServletRequest request) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return route != null && (route.equals("/operator") || route.toString().startsWith("/operator/"));
    }
}
