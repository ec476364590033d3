package dev.roundtwo.interviews.calendar;

import dev.roundtwo.identity.Regional;
import dev.roundtwo.identity.RegionalSettings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which zone somebody reads the times of an interview. */
@Component
class ReadersClock {

    /** By its name, and not as the letter that people take for nothing. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final RegionalSettings regions;

    ReadersClock(RegionalSettings regions) {
        this.regions = regions;
    }

    /** Their own; where nothing is known of it, as of guests, the one in which the interview was planned. */
    ZoneId of(@Nullable UUID account, ZoneId planned) {
        Regional region = account == null ? Regional.DEFAULT : regions.of(account);
        return named(region.equals(Regional.DEFAULT) ? planned : region.zone());
    }

    static ZoneId named(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? UTC : zone;
    }
}
