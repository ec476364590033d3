package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.LocalPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.context.LazyContextVariable;

/** Gives the sign-in page and an invitation's page {@code ways}, the providers of the team that one is on the way to. */
@Component
class WaysInPages implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern TEAM = Pattern.compile("/(?:w|invitations)/([a-z0-9-]{3,40})(?:/.*)?");

    private final TrustedProviders providers;

    WaysInPages(TrustedProviders providers) {
        this.providers = providers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/sign-in", "/sign-in/links", "/invitations/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String next = LocalPath.orNull(request.getParameter("next"));
        String path = request.getRequestURI().startsWith("/invitations/") ? request.getRequestURI() : next;
        Matcher team = TEAM.matcher(path == null ? "" : path);
        request.setAttribute("ways", new LazyContextVariable<@Nullable List<TrustedProvider>>() {
            @Override
            protected List<TrustedProvider> loadValue() {
                return team.matches() ? providers.of(team.group(1)) : List.of();
            }
        });
        return true;
    }
}
