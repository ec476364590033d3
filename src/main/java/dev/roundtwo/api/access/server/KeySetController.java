package dev.roundtwo.api.access.server;

import com.nimbusds.jose.jwk.JWK;
import dev.roundtwo.api.access.keys.SigningKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys, for whoever checks our tokens. A key stands here for longer than this answer is kept, before it signs. */
@RestController
class KeySetController {

    private static final Duration KEPT = Duration.ofMinutes(15);

    private final SigningKeys keys;

    KeySetController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/oauth2/jwks")
    ResponseEntity<Map<String, List<Map<String, Object>>>> show() {
        List<Map<String, Object>> published =
                keys.published().stream().map(JWK::toJSONObject).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .contentType(MediaType.parseMediaType("application/jwk-set+json"))
                .body(Map.of("keys", published));
    }
}
