package dev.roundtwo.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.context.LazyContextVariable;

/** Gives every page {@code viewer}, who is signed in, read only when the page asks. */
@Component
class AccountInPages implements HandlerInterceptor, WebMvcConfigurer {

    private final Accounts accounts;

    AccountInPages(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/assets/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication me = SecurityContextHolder.getContext().getAuthentication();
        if (me != null && me.getPrincipal() instanceof SignedIn signedIn) {
            request.setAttribute("viewer", new LazyContextVariable<@Nullable Account>() {
                @Override
                protected @Nullable Account loadValue() {
                    return accounts.find(signedIn.accountId()).orElse(null);
                }
            });
        }
        return true;
    }
}
