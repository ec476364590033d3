package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.closing.Closings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Leads who signs in to a closed account to the page that says so. In workspaces such an account is nobody. */
@Component
class ClosedAccounts implements HandlerInterceptor, WebMvcConfigurer {

    private final Closings closings;

    ClosedAccounts(Closings closings) {
        this.closings = closings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/workspaces", "/account", "/account/**", "/invitations/**", "/join/**")
                .excludePathPatterns("/account/data", "/account/data/keeping", "/account/proof", "/account/proof/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (SignedIn.current().flatMap(me -> closings.erasedOn(me.accountId())).isPresent()) {
            response.sendRedirect("/account/data");
            return false;
        }
        return true;
    }
}
