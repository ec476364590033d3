package dev.roundtwo.tenancy;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.CorrelationFilter;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What is shown where an operator closed the door: of a workspace to its members, or of everything to an account. */
@Component
class ClosedDoors {

    private final Accounts accounts;
    private final SignIns signIns;
    private final Pages pages;

    ClosedDoors(Accounts accounts, SignIns signIns, Pages pages) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.pages = pages;
    }

    /** Whether the account is disabled; then it is signed out and told so. */
    boolean toAccount(UUID account, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!accounts.disabled(account)) {
            return false;
        }
        signIns.signOut(request, response);
        show(request, response, "tenancy.closed.account", "");
        return true;
    }

    void toWorkspace(Member member, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Account viewer = Scope.ofAccount(member.accountId())
                .call(() -> accounts.find(member.accountId()).orElse(null));
        request.setAttribute("viewer", viewer);
        show(request, response, "tenancy.closed.workspace", member.workspaceName());
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String code, String name)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        if (request.getHeader("HX-Request") != null) {
            pages.refuse(request, response, HttpStatus.FORBIDDEN, code, name);
            return;
        }
        Map<String, Object> model = Map.of(
                "heading",
                pages.text(code + ".heading", name),
                "message",
                pages.text(code, name),
                "correlationId",
                CorrelationFilter.current());
        pages.render(request, response, HttpStatus.FORBIDDEN, "tenancy/closed", model);
    }
}
