package dev.roundtwo.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What the container could not place (no handler, a refusal in a filter) goes through {@link Errors} like the rest. */
@Controller
class ErrorPage implements ErrorController {

    private final Errors errors;

    ErrorPage(Errors errors) {
        this.errors = errors;
    }

    @RequestMapping("/error")
    Object show(HttpServletRequest request, Locale locale) throws Exception {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer value ? HttpStatus.resolve(value) : HttpStatus.NOT_FOUND;
        return errors.anythingElse(
                new ResponseStatusException(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status),
                request,
                locale);
    }
}
