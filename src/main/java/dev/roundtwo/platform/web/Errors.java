package dev.roundtwo.platform.web;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Throttled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** The one place where an exception becomes an answer: a page, a fragment or problem+json, always with the correlation id. */
@ControllerAdvice
@Order(0)
class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final MessageSource messages;
    private final Problems problems;

    Errors(MessageSource messages, Problems problems) {
        this.messages = messages;
        this.problems = problems;
    }

    @ExceptionHandler(NotFound.class)
    Object notFound(HttpServletRequest request, Locale locale) {
        return answer(request, HttpStatus.NOT_FOUND, text("error.404", locale));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object mistyped(MethodArgumentTypeMismatchException odd, HttpServletRequest request, Locale locale) {
        return odd.getParameter().hasParameterAnnotation(PathVariable.class)
                ? notFound(request, locale)
                : answer(request, HttpStatus.BAD_REQUEST, text("error.400.parameter", locale, odd.getName()));
    }

    @ExceptionHandler(FormBinder.NotOffered.class)
    Object notOffered(FormBinder.NotOffered odd, HttpServletRequest request, Locale locale) {
        return answer(request, HttpStatus.BAD_REQUEST, text("error.400.parameter", locale, odd.field()));
    }

    @ExceptionHandler(RuleBroken.class)
    Object ruleBroken(RuleBroken broken, HttpServletRequest request, Locale locale) {
        return answer(request, HttpStatus.CONFLICT, text(broken.code(), locale, broken.arguments()));
    }

    @ExceptionHandler(OptimisticLockingFailureException.class)
    Object changedMeanwhile(HttpServletRequest request, Locale locale) {
        return answer(request, HttpStatus.CONFLICT, text("error.changed.meanwhile", locale));
    }

    /** What cannot be read as the form, the JSON or the address that it claims to be. */
    @ExceptionHandler({
        BindException.class,
        HttpMessageNotReadableException.class,
        MultipartException.class,
        InvalidPropertyException.class,
        InvalidParameterException.class
    })
    Object invalid(Exception odd, HttpServletRequest request, Locale locale) {
        LOG.warn("Not understood: {}", odd.getClass().getSimpleName());
        return answer(request, HttpStatus.BAD_REQUEST, text("error.400", locale));
    }

    @ExceptionHandler(Throttled.class)
    Object throttled(Throttled throttled, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        long seconds = Math.max(1, throttled.retryAfter().toSeconds());
        response.setHeader("Retry-After", Long.toString(seconds));
        return answer(request, HttpStatus.TOO_MANY_REQUESTS, text("error.429", locale, seconds));
    }

    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void readerLeft() {
        // Nobody is there to read an answer.
    }

    @ExceptionHandler(Exception.class)
    Object anythingElse(Exception failure, HttpServletRequest request, Locale locale) throws Exception {
        if (failure instanceof AccessDeniedException) {
            LOG.atWarn()
                    .addKeyValue("event", "access-refused")
                    .addKeyValue("who", request.getRemoteUser())
                    .addKeyValue("route", request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                    .log("Access refused");
            return answer(request, HttpStatus.FORBIDDEN, text("error.403", locale));
        }
        if (failure instanceof ErrorResponse standard) {
            HttpStatusCode status = standard.getStatusCode();
            String standing = messages.getMessage("error." + status.value(), null, null, locale);
            return answer(
                    request, status, standing == null ? text("error.400", locale) : standing, standard.getHeaders());
        }
        if (failure instanceof DataIntegrityViolationException unfit && isUnfitText(unfit)) {
            return answer(request, HttpStatus.BAD_REQUEST, text("error.400.text", locale));
        }
        if (Unavailable.isOutage(failure)) {
            LOG.error("A store does not answer: {}", failure.toString());
            return answer(request, HttpStatus.SERVICE_UNAVAILABLE, text("error.503", locale));
        }
        // The pattern, not the address: that may carry a sign-in token.
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        LOG.error("Request failed: {} {}", request.getMethod(), pattern, failure);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, text("error.500", locale));
    }

    /** Postgres keeps no zero character: {@code character_not_in_repertoire}, {@code untranslatable_character}. */
    private static boolean isUnfitText(DataIntegrityViolationException failure) {
        return failure.getMostSpecificCause() instanceof SQLException cause
                && ("22021".equals(cause.getSQLState()) || "22P05".equals(cause.getSQLState()));
    }

    private String text(String code, Locale locale, Object... arguments) {
        String found = messages.getMessage(code, arguments, code, locale);
        return found == null ? code : found;
    }

    private Object answer(HttpServletRequest request, HttpStatusCode status, String message) {
        return answer(request, status, message, HttpHeaders.EMPTY);
    }

    private Object answer(HttpServletRequest request, HttpStatusCode status, String message, HttpHeaders headers) {
        if (Problems.wanted(request)) {
            return ResponseEntity.status(status)
                    .headers(headers)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problems.of(status, message));
        }
        boolean fragment = request.getHeader("HX-Request") != null;
        String view = fragment ? "error/page :: notice" : "error/page";
        String title = ErrorTitles.of(messages, status, Locale.ENGLISH);
        String id = CorrelationFilter.current();
        Map<String, Object> model =
                Map.of("status", status.value(), "heading", title, "message", message, "correlationId", id);
        return new ModelAndView(view, model, status);
    }
}
