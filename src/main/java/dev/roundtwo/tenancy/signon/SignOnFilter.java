package dev.roundtwo.tenancy.signon;

import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a workspace to its one provider, and a provider to the workspaces that trust it. A session that did not come through
 * the one provider, or too long ago, is sent there. Pages ask again after twelve hours; what a page sends is taken for half a
 * day more, so that nobody loses what they were writing.
 */
@Component
@Order(1) // after the filter that tells whose workspace it is
class SignOnFilter extends OncePerRequestFilter {

    static final Duration TO_OPEN = Duration.ofHours(12);
    static final Duration TO_SEND = Duration.ofHours(24);

    private final Pages pages;
    private final Clock clock;

    SignOnFilter(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Object member = request.getAttribute(Member.class.getName());
        if (!(member instanceof Member me)) {
            chain.doFilter(request, response);
        } else if (me.soleProvider() != null && !mayPass(request, me, me.soleProvider())) {
            send("/sign-in/w/" + me.workspaceSlug(), request, response);
        } else if (isElsewhere(request, me)) {
            send("/account/proof", request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void send(String door, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if ("true".equals(request.getHeader("HX-Request"))) {
            response.setHeader("HX-Redirect", door);
        } else if (isPage(request)) {
            String query = request.getQueryString();
            String back = request.getRequestURI() + (query == null ? "" : "?" + query);
            response.sendRedirect(door + "?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        } else {
            pages.refuse(request, response, HttpStatus.FORBIDDEN, "tenancy.sign-on.sole.refused");
        }
    }

    /** The provider of one workspace vouches for nobody in another. */
    private static boolean isElsewhere(HttpServletRequest request, Member me) {
        return me.byProviderOnly() && !Through.cameToWorkspace(request, me.accountId(), me.workspaceId());
    }

    private boolean mayPass(HttpServletRequest request, Member me, UUID provider) {
        Duration longest = isPage(request) ? TO_OPEN : TO_SEND;
        return Through.came(request, me.accountId(), provider, clock.instant(), longest)
                || WayBack.isOpen(request, me, clock.instant());
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && (accept == null || accept.contains("text/html") || accept.contains("*/*"));
    }
}
