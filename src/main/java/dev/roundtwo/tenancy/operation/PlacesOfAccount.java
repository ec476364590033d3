package dev.roundtwo.tenancy.operation;

import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.context.LazyContextVariable;

/** Gives an operator's page of an account {@code places}, the workspaces it belongs to; read when the page is written, for operators only. */
@Component
class PlacesOfAccount implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern PAGE =
            Pattern.compile("/operator/accounts/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?");

    private final Workspaces workspaces;

    PlacesOfAccount(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/operator/accounts/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Matcher page = PAGE.matcher(request.getRequestURI());
        if (page.matches()) {
            UUID account = UUID.fromString(page.group(1));
            request.setAttribute("places", new LazyContextVariable<List<Workspaces.Entry>>() {
                @Override
                protected List<Workspaces.Entry> loadValue() {
                    return workspaces.entriesOf(account);
                }
            });
        }
        return true;
    }
}
