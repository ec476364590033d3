package dev.roundtwo.api.access;

import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operations of the tests: they say who is asking, and in which scope. */
@Hidden
@RestController
class Doorstep {

    @Needs("members:read")
    @GetMapping("/api/v1/workspaces/{workspace}/doorstep")
    Map<String, String> inWorkspace(Member me) {
        return Map.of("name", me.name(), "role", me.role().name(), "scope", String.valueOf(Scope.current()));
    }

    @Needs("members:write")
    @PostMapping("/api/v1/workspaces/{workspace}/doorstep")
    Map<String, String> write(Member me) {
        return Map.of("name", me.name());
    }

    @GetMapping("/api/v1/workspaces/{workspace}/unmarked")
    Map<String, String> unmarked(Member me) {
        return Map.of("name", me.name());
    }

    @Needs("profile")
    @GetMapping("/api/v1/doorstep")
    Map<String, String> ofAccount(@AuthenticationPrincipal Caller me) {
        return Map.of("account", me.getName(), "scope", String.valueOf(Scope.current()));
    }
}
