/**
 * Files that people attach to something: taken in, checked, kept in the store and given out again. Knows no module: whoever
 * calls {@code Files} has made sure that the person may. Fact: {@code FileReady}.
 */
@NullMarked
package dev.roundtwo.platform.files;

import org.jspecify.annotations.NullMarked;
