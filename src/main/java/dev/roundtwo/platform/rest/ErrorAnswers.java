package dev.roundtwo.platform.rest;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.Problem;
import dev.roundtwo.platform.web.Problem.Wrong;
import dev.roundtwo.platform.web.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What the API says beyond the common errors: which field, which condition, which rule. */
@RestControllerAdvice(annotations = ApiResource.class)
@Order(-1) // before the common errors
class ErrorAnswers {

    private final Problems problems;

    ErrorAnswers(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Unfit.class)
    ResponseEntity<Problem> unfit(Unfit unfit) {
        return wrong(
                unfit.status(),
                unfit.places().stream()
                        .map(place -> new Wrong(
                                place.field(),
                                place.code(),
                                problems.text(place.code(), place.arguments().toArray())))
                        .toList());
    }

    @ExceptionHandler(RuleBroken.class)
    ResponseEntity<Problem> ruleBroken(RuleBroken broken) {
        return answer(problems.of(
                HttpStatus.CONFLICT, broken.code(), problems.text(broken.code(), broken.arguments()), List.of(), null));
    }

    /** 428 where a condition is missing; 412 where it does not hold, with what stands and its tag. */
    @ExceptionHandler(Precondition.Refused.class)
    ResponseEntity<Problem> notAsSeen(Precondition.Refused refused) {
        Tagged current = refused.current();
        HttpStatus status = current == null ? HttpStatus.PRECONDITION_REQUIRED : HttpStatus.PRECONDITION_FAILED;
        String code = current == null ? "api.if-match.missing" : "api.if-match.failed";
        Problem problem = problems.of(status, code, problems.text(code), List.of(), current);
        HttpHeaders headers = new HttpHeaders();
        if (current != null) {
            headers.set(HttpHeaders.ETAG, Tags.of(current));
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Bean Validation's verdict on a body. */
    @ExceptionHandler(MethodArgumentNotValidException.class)
    ResponseEntity<Problem> invalid(MethodArgumentNotValidException invalid) {
        return wrong(
                HttpStatus.UNPROCESSABLE_CONTENT,
                invalid.getBindingResult().getFieldErrors().stream()
                        .map(error -> new Wrong(
                                "/" + error.getField().replace('.', '/').replaceAll("\\[(\\d+)]", "/$1"),
                                "api." + String.valueOf(error.getCode()).toLowerCase(Locale.ROOT),
                                String.valueOf(error.getDefaultMessage())))
                        .sorted(Comparator.comparing(Wrong::field).thenComparing(Wrong::code))
                        .toList());
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    ResponseEntity<Problem> missing(MissingServletRequestParameterException missing) {
        return unfit(Unfit.parameter(missing.getParameterName(), "api.notnull"));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException odd) {
        return odd.getParameter().hasParameterAnnotation(PathVariable.class)
                ? answer(problems.of(HttpStatus.NOT_FOUND, problems.text("error.404")))
                : unfit(Unfit.parameter(odd.getName(), "api.parameter"));
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException odd) {
        @Nullable Throwable cause = odd.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return unfit(Unfit.parameter(pointer(unknown), "api.unknown", unknown.getPropertyName()));
        }
        if (cause instanceof JacksonException mistyped && !(cause instanceof StreamReadException)) {
            return unfit(Unfit.parameter(pointer(mistyped), "api.type"));
        }
        return unfit(Unfit.parameter("", "api.json"));
    }

    private static String pointer(JacksonException at) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : at.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? Integer.toString(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private ResponseEntity<Problem> wrong(HttpStatus status, List<Wrong> errors) {
        String code = status == HttpStatus.BAD_REQUEST ? "api.unreadable" : "api.unfit";
        return answer(problems.of(status, code, problems.text(code), errors, null));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
