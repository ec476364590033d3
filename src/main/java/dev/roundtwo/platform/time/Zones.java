package dev.roundtwo.platform.time;

import java.time.ZoneId;
import java.util.List;

/** The time zones that people choose from: places, and UTC. */
public final class Zones {

    public static final List<String> NAMES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("UTC|(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .toList();

    private Zones() {}
}
