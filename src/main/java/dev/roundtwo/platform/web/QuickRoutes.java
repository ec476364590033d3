package dev.roundtwo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds a route among hundreds without trying each pattern in full: those whose fixed segments, or whose number of segments,
 * are others than the path's are left out first. What is left is matched as ever.
 */
final class QuickRoutes extends RequestMappingHandlerMapping {

    private static final String SEGMENTS = QuickRoutes.class.getName() + ".segments";

    private final Map<RequestMappingInfo, List<Shape>> shapes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        request.setAttribute(SEGMENTS, segments(request));
        return super.lookupHandlerMethod(path, request);
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        return request.getAttribute(SEGMENTS) instanceof String[] segments && !mayFit(info, segments)
                ? null
                : super.getMatchingMapping(info, request);
    }

    private boolean mayFit(RequestMappingInfo info, String[] segments) {
        for (Shape shape : shapes.computeIfAbsent(info, QuickRoutes::shapes)) {
            if (shape.mayFit(segments)) {
                return true;
            }
        }
        return false;
    }

    private static List<Shape> shapes(RequestMappingInfo info) {
        return info.getPatternValues().stream().map(Shape::of).toList();
    }

    private static String[] segments(HttpServletRequest request) {
        return ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().elements().stream()
                .filter(PathSegment.class::isInstance)
                .map(segment -> ((PathSegment) segment).valueToMatch())
                .toArray(String[]::new);
    }

    /** The fixed segments of a pattern, null where it has a variable; of one that fits any length nothing is known. */
    private record Shape(boolean anyLength, @Nullable String[] fixed) {

        static Shape of(String pattern) {
            String[] fixed = Arrays.stream(pattern.split("/"))
                    .filter(segment -> !segment.isEmpty())
                    .map(segment -> segment.matches(".*[{*?].*") ? null : segment)
                    .toArray(String[]::new);
            return new Shape(pattern.contains("**") || pattern.contains("{*"), fixed);
        }

        boolean mayFit(String[] segments) {
            if (anyLength) {
                return true;
            }
            if (fixed.length != segments.length) {
                return false;
            }
            for (int i = 0; i < fixed.length; i++) {
                if (fixed[i] != null && !fixed[i].equals(segments[i])) {
                    return false;
                }
            }
            return true;
        }
    }
}
