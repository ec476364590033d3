package dev.roundtwo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import tools.jackson.databind.json.JsonMapper;

/** Carries a short text, number or yes over a redirect, as one string in the session, which holds no objects. */
@Component("flashMapManager")
class PlainFlash extends AbstractFlashMapManager {

    private static final String ATTRIBUTE = "flash";
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/assets/")) {
            return null;
        }
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String text)) {
            return null;
        }
        List<FlashMap> flashes = new ArrayList<>();
        for (Kept kept : JSON.readValue(text, Kept[].class)) {
            FlashMap flash = new FlashMap();
            flash.putAll(kept.values());
            flash.setTargetRequestPath(kept.path());
            kept.parameters()
                    .forEach((name, values) -> values.forEach(value -> flash.addTargetRequestParam(name, value)));
            flash.setExpirationTime(kept.expires());
            flashes.add(flash);
        }
        return flashes;
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> flashes, HttpServletRequest request, HttpServletResponse response) {
        List<Kept> kept = flashes.stream()
                .map(flash -> new Kept(
                        flash.getTargetRequestPath(),
                        new HashMap<>(flash.getTargetRequestParams()),
                        flash.getExpirationTime(),
                        plain(flash)))
                .toList();
        if (!kept.isEmpty()) {
            request.getSession().setAttribute(ATTRIBUTE, JSON.writeValueAsString(kept));
        } else if (request.getSession(false) != null) {
            request.getSession().removeAttribute(ATTRIBUTE);
        }
    }

    private static Map<String, Object> plain(FlashMap flash) {
        flash.forEach((name, value) -> {
            if (!(value instanceof String
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof Boolean)) {
                throw new IllegalArgumentException("A redirect carries plain values only: " + name);
            }
        });
        return new HashMap<>(flash);
    }

    record Kept(
            @Nullable String path, Map<String, List<String>> parameters, long expires, Map<String, Object> values) {}
}
