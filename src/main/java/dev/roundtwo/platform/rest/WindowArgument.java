package dev.roundtwo.platform.rest;

import dev.roundtwo.platform.sealing.Sealing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads {@code limit} and {@code cursor} of a list's address; what is wrong with them is named. */
@Component
class WindowArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final Sealing sealing;

    WindowArgument(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Window.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        int limit = limit(request.getParameter("limit"));
        String cursor = request.getParameter("cursor");
        try {
            return Window.of(sealing, list(request), limit, cursor);
        } catch (RuntimeException unknown) {
            throw Unfit.parameter("cursor", "api.cursor");
        }
    }

    private static int limit(@Nullable String given) {
        if (given == null) {
            return Window.USUAL;
        }
        int limit = given.matches("[0-9]{1,3}") ? Integer.parseInt(given) : 0;
        if (limit < 1 || limit > Window.MOST) {
            throw Unfit.parameter("limit", "api.limit");
        }
        return limit;
    }

    private static String list(HttpServletRequest request) {
        Map<String, String> filters = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("limit") && !name.equals("cursor")) {
                filters.put(name, Arrays.toString(values));
            }
        });
        return request.getRequestURI() + filters;
    }
}
