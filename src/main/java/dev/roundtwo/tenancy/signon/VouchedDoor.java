package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.ProofFirst;
import dev.roundtwo.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What a session may open that only a provider vouches for, by the route that was found: the workspaces that trust it, which
 * {@link SignOnFilter} keeps apart, and what needs no account. Everything else, whatever comes to be, wants a proof first.
 */
@Component
class VouchedDoor implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> OPEN =
            Set.of("/", "/workspaces", "/account/proof", "/api", "/api/v1/openapi.yaml", "/goodbye", "/error");
    private static final Pattern OPEN_BELOW =
            Pattern.compile("(?:/w/\\{workspace}|/sign-in|/account/proof|/assets)(?:/.*)?");
    private static final Pattern OPEN_TO_READ = Pattern.compile("/(?:invitations|join)/.*");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!SignedIn.current().map(SignedIn::byProviderOnly).orElse(false) || isOpen(request)) {
            return true;
        }
        ProofFirst.lead(request, response);
        return false;
    }

    private static boolean isOpen(HttpServletRequest request) {
        Object found = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String route = found == null ? "" : found.toString();
        boolean reading = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return OPEN.contains(route)
                || OPEN_BELOW.matcher(route).matches()
                || (reading && OPEN_TO_READ.matcher(route).matches());
    }
}
