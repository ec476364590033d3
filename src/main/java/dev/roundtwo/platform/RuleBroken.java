package dev.roundtwo.platform;

/**
 * A domain rule said no. The code is a message key, shown to the person who asked: beside a field where a form is at
 * hand, else as a 409 page.
 */
public final class RuleBroken extends RuntimeException {

    private final String code;
    private final transient Object[] arguments;

    public RuleBroken(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = arguments.clone();
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
