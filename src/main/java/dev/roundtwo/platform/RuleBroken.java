package dev.roundtwo.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A domain rule said no. The code is a message key, shown to the person who asked: beside a field where a form is at
 * hand, else as a 409 page.
 */
public final class RuleBroken extends RuntimeException {

    private final String code;
    private final transient Object[] arguments;
    private final transient @Nullable List<RuleBroken> together;

    public RuleBroken(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = arguments.clone();
        this.together = null;
    }

    private RuleBroken(List<RuleBroken> together) {
        super(together.getFirst().code);
        this.code = together.getFirst().code;
        this.arguments = together.getFirst().arguments();
        this.together = together;
    }

    /** Tries all of the checks and throws what they found as one, so that a form says everything that is wrong at once. */
    public static void together(Runnable... checks) {
        Map<String, RuleBroken> broken = new LinkedHashMap<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (RuleBroken one) {
                broken.putIfAbsent(one.code, one);
            }
        }
        if (!broken.isEmpty()) {
            throw new RuleBroken(List.copyOf(broken.values()));
        }
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }

    /** This one, and those that broke together with it. */
    public List<RuleBroken> all() {
        return together == null ? List.of(this) : together;
    }
}
