package dev.roundtwo.api.http;

import dev.roundtwo.api.http.KeptAnswers.Verdict;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.rest.Unfit;
import dev.roundtwo.platform.web.Problems;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Does a POST once for its {@code Idempotency-Key}: sent again it gets the same answer, with another body it is refused, and
 * while it is at work the second has to wait. Stands after the check of scopes, so that a kept answer is no way around them.
 */
@Component
class Idempotency implements HandlerInterceptor, WebMvcConfigurer {

    static final String HEADER = "Idempotency-Key";
    static final String CLAIM = Idempotency.class.getName();

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,198}[\\x21-\\x7e])?");

    private final KeptAnswers answers;
    private final Problems problems;

    Idempotency(KeptAnswers answers, Problems problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**").order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String key = request.getHeader(HEADER);
        if (key == null || !request.getMethod().equals("POST")) {
            return true;
        }
        if (!KEY.matcher(key).matches()) {
            throw Unfit.parameter(HEADER, "api.idempotency.key");
        }
        RereadRequest kept = WebUtils.getNativeRequest(request, RereadRequest.class);
        if (kept == null || !(request.getAttribute(Member.class.getName()) instanceof Member me)) {
            return true;
        }
        Object client = Objects.requireNonNullElse(request.getAttribute(Audit.CLIENT), "");
        String route = request.getMethod() + " " + request.getRequestURI();
        var asked = new KeptAnswers.Asked(me, client.toString(), route, key, kept.digest());
        return switch (answers.claim(asked)) {
            case Verdict.Claimed claimed -> {
                request.setAttribute(CLAIM, claimed);
                yield true;
            }
            case Verdict.Done(KeptAnswers.Answer answer) -> sent(response, answer);
            case Verdict.Busy busy -> {
                response.setHeader(
                        "Retry-After", Long.toString(Math.max(1, busy.pause().toSeconds())));
                yield refused(response, HttpStatus.CONFLICT, "api.idempotency.busy");
            }
            case Verdict.Other other -> refused(response, HttpStatus.UNPROCESSABLE_CONTENT, "api.idempotency.other");
            case Verdict.Above above -> refused(response, HttpStatus.FORBIDDEN, "error.403");
        };
    }

    private static boolean sent(HttpServletResponse response, KeptAnswers.Answer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        return false;
    }

    private boolean refused(HttpServletResponse response, HttpStatus status, @Nullable String code) throws IOException {
        String text = problems.text(Objects.requireNonNull(code));
        problems.write(response, problems.of(status, code, text, List.of(), null));
        return false;
    }
}
