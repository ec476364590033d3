/** The API's document (OpenAPI 3.1), made from the code, and the page that shows it. */
@NullMarked
package dev.roundtwo.api.docs;

import org.jspecify.annotations.NullMarked;
