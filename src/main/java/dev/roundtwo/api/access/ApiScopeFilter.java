package dev.roundtwo.api.access;

import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.scope.ScopedChain;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns a token and {@code /api/v1/workspaces/{workspace}/…} into a {@link Member} and a {@link Scope}, or a 404: not the
 * client's workspace, or no member there any more, is the same as not there.
 */
@Component
@Order(1) // after the security chain and the pages' filter, whose scope it narrows
class ApiScopeFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiScopeFilter.class);

    private final Refusals refusals;

    ApiScopeFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof Admitted admitted)) {
            chain.doFilter(request, response);
            return;
        }
        Caller caller = admitted.getPrincipal();
        Optional<Member> member = admitted.member();
        request.setAttribute(Audit.CLIENT, caller.client());
        if (member.isPresent() && admitted.suspended()) {
            refusals.suspended(response);
            return;
        }
        Optional<String> workspace = Admissions.workspaceIn(request.getRequestURI());
        if (workspace.isEmpty()) {
            if (member.isEmpty()) {
                refusals.invalidToken(response);
            } else {
                new ScopedChain(chain).go(Scope.ofAccount(caller.accountId()), request, response);
            }
            return;
        }
        if (member.filter(me -> me.workspaceSlug().equals(workspace.get())).isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("event", "workspace-refused")
                    .addKeyValue("account", caller.accountId())
                    .addKeyValue("client", caller.client())
                    .log("Not a member, or not the client's workspace");
            refusals.notThere(response);
            return;
        }
        request.setAttribute(Member.class.getName(), member.get());
        new ScopedChain(chain).go(new Scope(caller.workspaceId(), caller.accountId()), request, response);
    }
}
