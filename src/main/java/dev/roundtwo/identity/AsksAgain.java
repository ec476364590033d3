package dev.roundtwo.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page or an act for which the person shows again who they are, when they last did so too long ago: credentials, sign-in
 * settings, tokens, export, deletion. Put it on the page with the form too, so that nobody types in vain.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsksAgain {}
