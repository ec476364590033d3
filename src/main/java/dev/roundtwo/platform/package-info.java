/**
 * The ground: errors, time, scope, jobs, live feed, mail, web machinery and the embedded services.
 * Knows nothing of interviews; every module above may use all of it.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package dev.roundtwo.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
