package dev.roundtwo.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses the methods that no operation uses, those too that the framework would answer by itself. */
@Component
class Methods implements HandlerInterceptor, WebMvcConfigurer {

    private static final List<String> USED = List.of("GET", "HEAD", "POST", "PUT", "DELETE");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**").order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpRequestMethodNotSupportedException {
        if (!USED.contains(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), USED);
        }
        return true;
    }
}
