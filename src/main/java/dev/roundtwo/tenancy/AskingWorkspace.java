package dev.roundtwo.tenancy;

import dev.roundtwo.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.context.LazyContextVariable;

/** Gives the page of what opens an account {@code askingName}: how its workspace is called that asks for a second factor. */
@Component
class AskingWorkspace implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern PLACE = Pattern.compile("/w/([a-z0-9-]{3,40})(?:[/?].*)?");

    private final Workspaces workspaces;

    AskingWorkspace(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/account/security");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String next = request.getParameter("next");
        Matcher place = PLACE.matcher(next == null ? "" : next);
        if (place.matches()
                && request.getUserPrincipal() instanceof Authentication who
                && who.getPrincipal() instanceof SignedIn me) {
            request.setAttribute("askingName", new LazyContextVariable<@Nullable String>() {
                @Override
                protected @Nullable String loadValue() {
                    return workspaces
                            .entry(place.group(1), me.accountId())
                            .map(entry -> entry.member().workspaceName())
                            .orElse(null);
                }
            });
        }
        return true;
    }
}
