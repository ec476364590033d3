package dev.roundtwo.api.access;

import dev.roundtwo.platform.rest.Needs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a call through that has the scope its operation {@link Needs}. An operation that names none is for nobody. */
@Component
class NeedsCheck implements HandlerInterceptor, WebMvcConfigurer {

    private final Refusals refusals;

    NeedsCheck(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/*/**").excludePathPatterns(ApiDoor.PUBLIC);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Needs needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) {
            refusals.forbidden(response);
            return false;
        }
        boolean allowed = SecurityContextHolder.getContext().getAuthentication() instanceof Admitted admitted
                && admitted.getPrincipal().scopes().contains(needs.value());
        if (!allowed) {
            refusals.insufficientScope(response, needs.value());
        }
        return allowed;
    }
}
