package dev.roundtwo.tenancy;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.scope.ScopedChain;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns {@code /w/{workspace}/…} into a {@link Member} and a {@link Scope}, or a 404: not yours is the same as not there.
 * Guests pass to the rooms their session holds a seat in.
 */
@Component
@Order(0) // after the security chain
class WorkspaceFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceFilter.class);
    private static final Pattern PATH = Pattern.compile("/w/([^/]+)(/rooms/.+)?.*");

    private final Workspaces workspaces;
    private final SecondFactorDoor secondFactor;
    private final RequestLimit limit;
    private final ClosedDoors closed;

    WorkspaceFilter(Workspaces workspaces, SecondFactorDoor secondFactor, RequestLimit limit, ClosedDoors closed) {
        this.workspaces = workspaces;
        this.secondFactor = secondFactor;
        this.limit = limit;
        this.closed = closed;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        UUID account = account();
        Matcher path = PATH.matcher(request.getRequestURI());
        if (!path.matches()) {
            if (account == null || !closed.toAccount(account, request, response)) {
                new ScopedChain(chain).go(new Scope(null, account), request, response);
            }
            return;
        }
        String slug = path.group(1);
        Workspaces.Entry entry =
                account == null ? null : workspaces.entry(slug, account).orElse(null);
        if (entry != null && entry.suspended()) {
            closed.toWorkspace(entry.member(), request, response);
            return;
        }
        if (entry != null && entry.asksForSecondFactor() && secondFactor.isMissing(request, response)) {
            return;
        }
        if (entry != null) {
            Member member = isByProviderOnly() ? entry.member().vouchedFor() : entry.member();
            limit.paidBy(member);
            request.setAttribute(Member.class.getName(), member);
            request.setAttribute("me", member);
            new ScopedChain(chain).go(new Scope(member.workspaceId(), account), request, response);
            return;
        }
        if (account != null) {
            limit.paidByNobody(slug, account);
            if (closed.toAccount(account, request, response)) {
                return;
            }
        }
        Optional<UUID> guestOf = path.group(2) == null
                ? Optional.empty()
                : workspaces.idOf(slug).filter(id -> GuestPass.opens(request, id));
        if (guestOf.isPresent()) {
            new ScopedChain(chain).go(new Scope(guestOf.get(), account), request, response);
        } else if (account == null
                && "GET".equals(request.getMethod())
                && !"true".equals(request.getHeader("HX-Request"))) {
            response.sendRedirect(
                    "/sign-in?next=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8));
        } else {
            LOG.atInfo()
                    .addKeyValue("event", "workspace-refused")
                    .addKeyValue("account", account)
                    .log("Not a member");
            response.sendError(
                    account == null ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    private static @Nullable UUID account() {
        return SignedIn.current().map(SignedIn::accountId).orElse(null);
    }

    private static boolean isByProviderOnly() {
        return SignedIn.current().map(SignedIn::byProviderOnly).orElse(false);
    }
}
