package dev.roundtwo.platform.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Adds to each answer what follows from its body: entity tag (and 304), the link to the next page, what is outdated in it. */
@RestControllerAdvice(annotations = ApiResource.class)
class Answers implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter answered, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answered,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
        HttpServletResponse answer = ((ServletServerHttpResponse) response).getServletResponse();
        outdated(answered, answer);
        if (body instanceof Page<?>(var items, var next) && next != null) {
            answer.addHeader(HttpHeaders.LINK, "<" + nextPage(asked, next) + ">; rel=\"next\"");
        }
        if (!(body instanceof Tagged thing)) {
            answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return body;
        }
        String tag = Tags.of(thing);
        answer.setHeader(HttpHeaders.ETAG, tag);
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        boolean reading = asked.getMethod().equals("GET") || asked.getMethod().equals("HEAD");
        if (reading && Tags.named(asked.getHeader(HttpHeaders.IF_NONE_MATCH), tag, true)) {
            answer.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return null;
        }
        return body;
    }

    private static void outdated(MethodParameter answered, HttpServletResponse answer) {
        Deprecations.in(answered).ifPresent(part -> {
            answer.setHeader("Deprecation", Deprecations.since(part));
            answer.setHeader("Sunset", Deprecations.sunset(part));
            answer.addHeader(HttpHeaders.LINK, "</api#deprecations>; rel=\"deprecation\"; type=\"text/html\"");
        });
    }

    /** The same address with another cursor; relative, since nobody knows by which name the caller reached us. */
    private static String nextPage(HttpServletRequest request, String cursor) {
        StringJoiner query = new StringJoiner("&", request.getRequestURI() + "?", "");
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("cursor")) {
                for (String value : values) {
                    query.add(encoded(name) + "=" + encoded(value));
                }
            }
        });
        return query.add("cursor=" + encoded(Objects.requireNonNull(cursor))).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
