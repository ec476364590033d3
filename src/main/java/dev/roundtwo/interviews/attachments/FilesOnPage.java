package dev.roundtwo.interviews.attachments;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the files on the page of an interview, for whoever may see them; for others there are none. */
@Component
class FilesOnPage implements HandlerInterceptor, WebMvcConfigurer {

    static final String WHO_SEES_THEM = "interviews.files.who";

    private static final String PAGE = "interviews/schedule/show";

    private final InterviewFiles files;

    FilesOnPage(InterviewFiles files) {
        this.files = files;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/w/*/interviews/*", "/w/*/interviews/*/cancellation");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null
                || !PAGE.equals(page.getViewName())
                || !(request.getAttribute(Member.class.getName()) instanceof Member me)
                || !(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path)) {
            return;
        }
        try {
            page.addObject("files", files.of(me, UUID.fromString(String.valueOf(path.get("id")))));
            page.addObject("filesFor", WHO_SEES_THEM);
        } catch (NotFound notTheirs) {
            page.addObject("files", null);
        }
    }
}
