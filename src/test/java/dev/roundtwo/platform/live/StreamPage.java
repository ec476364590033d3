package dev.roundtwo.platform.live;

import dev.roundtwo.platform.scope.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Opens a stream of whatever topics are named; and fails, when asked to. */
@RestController
@TestComponent
class StreamPage {

    private final LiveFeed feed;

    StreamPage(LiveFeed feed) {
        this.feed = feed;
    }

    @GetMapping("/test-fault")
    String fail() {
        throw new IllegalStateException("a detail of ours");
    }

    @GetMapping("/test-stream")
    SseEmitter open(
            @RequestParam UUID workspace,
            @RequestParam List<String> topic,
            @RequestParam(defaultValue = "somebody") String viewer,
            HttpServletRequest request) {
        return Scope.ofWorkspace(workspace).call(() -> feed.open(topic, LiveFeed.lastSeen(request), viewer));
    }
}
