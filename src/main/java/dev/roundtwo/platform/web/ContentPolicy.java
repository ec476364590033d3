package dev.roundtwo.platform.web;

/** What a page of ours may load, whoever serves it: nothing from elsewhere, and no script that stands in it. */
public final class ContentPolicy {

    public static final String DIRECTIVES = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private ContentPolicy() {}
}
