package dev.roundtwo.platform.limits;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What this installation grants instead of the defaults, as {@code roundtwo.limits.workspace.requests=24000}. */
@ConfigurationProperties("roundtwo.limits")
record LimitsSettings(
        @Nullable Map<Limited, Long> workspace, @Nullable Map<Limited, Long> account) {

    long ofWorkspace(Limited what) {
        Long set = workspace == null ? null : workspace.get(what);
        return set == null ? what.workspace() : set;
    }

    long ofAccount(Limited what) {
        Long set = account == null ? null : account.get(what);
        return set == null ? what.account() : set;
    }
}
