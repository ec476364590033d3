/**
 * What a person is told inside a workspace: in their inbox, by mail at once, when their quiet hours are over, or in the day's one
 * mail, as they choose. Facade for other modules: {@code Notices}.
 */
@NullMarked
@NamedInterface("notices")
package dev.roundtwo.tenancy.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
