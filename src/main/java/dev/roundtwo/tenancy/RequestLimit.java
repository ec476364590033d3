package dev.roundtwo.tenancy;

import dev.roundtwo.identity.Network;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses the pages' requests that are more than an account, a workspace or an address may send, before any statement is sent
 * to the database. A workspace pays for its members only: {@link WorkspaceFilter} says who was one, so a stranger cannot use
 * up what is others'.
 */
@Component
@Order(-1) // after the security chain, before the workspace is looked up
class RequestLimit extends OncePerRequestFilter {

    private static final Pattern WORKSPACE = Pattern.compile("/w/([^/]+)(?:/.*)?");
    private static final int KEPT = 20_000;

    private final Limits limits;
    private final Pages pages;
    private final Map<Who, UUID> seen = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, UUID> eldest) {
            return size() > KEPT;
        }
    });

    RequestLimit(Limits limits, Pages pages) {
        this.limits = limits;
        this.pages = pages;
    }

    /** From now on the workspace pays for what the account asks of it on this node. Says nothing about rights. */
    void paidBy(Member member) {
        seen.put(new Who(member.workspaceSlug(), member.accountId()), member.workspaceId());
    }

    void paidByNobody(String slug, UUID account) {
        seen.remove(new Who(slug, account));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            UUID account = account();
            if (account == null) {
                limits.takeFor(Limited.ANONYMOUS_REQUESTS, Network.of(request.getRemoteAddr()));
            } else {
                limits.take(Limited.REQUESTS, workspace(request, account), account);
            }
        } catch (Throttled over) {
            refuse(request, response, over);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || (path.startsWith("/api/") && comesWithAToken());
    }

    private @Nullable UUID workspace(HttpServletRequest request, UUID account) {
        Matcher path = WORKSPACE.matcher(request.getRequestURI());
        return path.matches() ? seen.get(new Who(path.group(1), account)) : null;
    }

    /** A page for people; for programs as few bytes as say it, as there may be many of them. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, Throttled over)
            throws ServletException, IOException {
        long seconds = Math.max(1, over.retryAfter().plusMillis(999).toSeconds());
        response.setHeader("Retry-After", Long.toString(seconds));
        response.setHeader("Cache-Control", "no-store");
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains("text/html") || request.getHeader("HX-Request") != null) {
            offerWaysOn(request);
            pages.refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, "error.429.requests", seconds);
        } else {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setContentType("application/problem+json");
            response.getOutputStream()
                    .write("{\"title\":\"Too Many Requests\",\"status\":429}".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whom the API let in; its own filter counts them. */
    private static boolean comesWithAToken() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && !(caller instanceof AnonymousAuthenticationToken);
    }

    /** The same page again, or out; who it is that reads is not looked up for it. */
    private static void offerWaysOn(HttpServletRequest request) {
        if ("GET".equals(request.getMethod())) {
            String query = request.getQueryString();
            request.setAttribute("again", request.getRequestURI() + (query == null ? "" : "?" + query));
        }
        request.setAttribute("mayLeave", account() != null);
    }

    private static @Nullable UUID account() {
        return SignedIn.current().map(SignedIn::accountId).orElse(null);
    }

    private record Who(String slug, UUID account) {}
}
