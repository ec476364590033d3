package dev.roundtwo.tenancy.notices;

import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.context.LazyContextVariable;

/** Gives every page of a workspace {@code unread}, the number on its bell, counted only when the page has one. */
@Component
class UnreadInPages implements HandlerInterceptor, WebMvcConfigurer {

    private final Inbox inbox;

    UnreadInPages(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/w/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(Member.class.getName()) instanceof Member me) {
            request.setAttribute("unread", new LazyContextVariable<Integer>() {
                @Override
                protected Integer loadValue() {
                    return inbox.unread(me);
                }
            });
        }
        return true;
    }
}
