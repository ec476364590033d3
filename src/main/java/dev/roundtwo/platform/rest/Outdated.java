package dev.roundtwo.platform.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field or an operation that will go: it works until the day of {@code sunset}, is marked in the document, and answers that
 * hold it say so in their headers ({@code Deprecation}, RFC 9745, and {@code Sunset}, RFC 8594).
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Outdated {

    /** The day from which it is discouraged, as {@code 2026-11-22}. */
    String since();

    /** The day from which it may be gone. */
    String sunset();

    /** What to use instead. */
    String instead();
}
