package dev.roundtwo.interviews;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.GuestPass;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the caller's {@link Seat} in the path's room to controllers; whoever has none finds nothing there. */
@Component
class SeatArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final Seats seats;

    SeatArgument(Seats seats) {
        this.seats = seats;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Seat.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new NotFound("room", "here");
        }
        UUID room = room(request);
        UUID workspace = Scope.currentWorkspace().orElseThrow(() -> new NotFound("room", room));
        GuestPass.Held pass = GuestPass.seat(request, workspace, room).orElse(null);
        return seats.find(room, account(request), pass)
                .filter(seat -> seat.opensTo(member(request)))
                .orElseThrow(() -> new NotFound("room", room));
    }

    private static UUID room(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String room = variables instanceof Map<?, ?> map && map.get("room") instanceof String text ? text : "";
        try {
            return UUID.fromString(room);
        } catch (IllegalArgumentException e) {
            throw new NotFound("room", room);
        }
    }

    private static @Nullable Member member(HttpServletRequest request) {
        return request.getAttribute(Member.class.getName()) instanceof Member me ? me : null;
    }

    /** Only a member's account opens their seat: who was removed from the workspace has lost it, guest pass or not. */
    private static @Nullable UUID account(HttpServletRequest request) {
        return request.getAttribute(Member.class.getName()) instanceof Member me ? me.accountId() : null;
    }
}
