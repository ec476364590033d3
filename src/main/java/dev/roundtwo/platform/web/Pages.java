package dev.roundtwo.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Renders a page from a filter or a security handler, where no controller is at hand, and finds the text of any code. */
@Component
public class Pages {

    private final ViewResolver views;
    private final MessageSource messages;
    private final Problems problems;

    Pages(@Qualifier("thymeleafViewResolver") ViewResolver views, MessageSource messages, Problems problems) {
        this.views = views;
        this.messages = messages;
        this.problems = problems;
    }

    public void render(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String view,
            Map<String, ? extends @Nullable Object> model)
            throws IOException, ServletException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding("UTF-8");
        try {
            View page = views.resolveViewName(view, Locale.ENGLISH);
            if (page == null) {
                throw new ServletException("No view " + view);
            }
            page.render(new HashMap<>(model), request, response);
        } catch (IOException | ServletException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** The error page with the message of the code, its fragment for htmx, or a problem for the API. */
    public void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String code,
            Object... arguments)
            throws IOException, ServletException {
        if (Problems.isForProgram(request)) {
            problems.write(response, problems.of(status, text(code, arguments)));
            return;
        }
        String view = request.getHeader("HX-Request") == null ? "error/page" : "error/page :: notice";
        render(
                request,
                response,
                status,
                view,
                Map.of(
                        "status", status.value(),
                        "heading", ErrorTitles.of(messages, status, Locale.ENGLISH),
                        "message", text(code, arguments),
                        "correlationId", CorrelationFilter.current()));
    }

    /** The text of a message code. */
    public String text(String code, Object... arguments) {
        String found = messages.getMessage(code, arguments, code, Locale.ENGLISH);
        return found == null ? code : found;
    }
}
