/** Web machinery: errors, security headers, correlation ids, versioned assets, safe Markdown. */
@NullMarked
package dev.roundtwo.platform.web;

import org.jspecify.annotations.NullMarked;
