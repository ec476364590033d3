package dev.roundtwo.identity.sessions;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a session may hold in Redis: text, whole numbers, yes or no, and a map of these (Spring Session's own message about a
 * new session). A letter tells the kind; nothing is ever turned into a class by name.
 */
final class PlainValues implements RedisSerializer<Object> {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public byte[] serialize(@Nullable Object value) {
        return value == null ? new byte[0] : text(value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object deserialize(byte @Nullable [] bytes) {
        return bytes == null || bytes.length == 0 ? null : value(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String text(Object value) {
        return switch (value) {
            case String text -> "s" + text;
            case Long number -> "l" + number;
            case Integer number -> "i" + number;
            case Boolean yes -> "b" + yes;
            case Map<?, ?> map -> {
                Map<String, String> plain = new LinkedHashMap<>();
                map.forEach((key, item) -> plain.put(String.valueOf(key), item == null ? "" : text(item)));
                yield "m" + JSON.writeValueAsString(plain);
            }
            default -> throw new SerializationException("A session holds plain values only, not " + value.getClass());
        };
    }

    private static @Nullable Object value(String text) {
        String rest = text.isEmpty() ? "" : text.substring(1);
        try {
            return switch (text.isEmpty() ? 0 : text.charAt(0)) {
                case 0 -> null;
                case 's' -> rest;
                case 'l' -> Long.valueOf(rest);
                case 'i' -> Integer.valueOf(rest);
                case 'b' -> Boolean.valueOf(rest);
                case 'm' -> {
                    Map<String, @Nullable Object> map = new LinkedHashMap<>();
                    JSON.readTree(rest)
                            .properties()
                            .forEach(entry -> map.put(
                                    entry.getKey(), value(entry.getValue().asString())));
                    yield map;
                }
                default -> throw new SerializationException("Not a plain value");
            };
        } catch (NumberFormatException | JacksonException e) {
            throw new SerializationException("Not a plain value", e);
        }
    }
}
