package dev.roundtwo.identity.sessions;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.live.LiveFeed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** After signing out: other tabs of this browser hear nothing more, and this one goes to the start page. */
@Component
class SignOutOutcome implements LogoutSuccessHandler {

    private final LiveFeed live;

    private final Audit audit;

    SignOutOutcome(LiveFeed live, Audit audit) {
        this.live = live;
        this.audit = audit;
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication me)
            throws IOException {
        if (me != null && me.getPrincipal() instanceof SignedIn signedIn) {
            live.endStreamsOf(signedIn.getName());
            audit.recordFor(signedIn.accountId(), "session.closed");
        }
        response.sendRedirect("/");
    }
}
