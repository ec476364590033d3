package dev.roundtwo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The tower, as a test: calls go down, facts go up, nothing goes sideways. */
class FloorsTests {

    private static final List<Set<String>> FLOORS = List.of(
            Set.of("platform"),
            Set.of("identity"),
            Set.of("tenancy"),
            Set.of("questions", "scoring", "drills", "practice"),
            Set.of("interviews"),
            Set.of("welcome", "notifications", "insights", "api"));

    private final ApplicationModules modules = ApplicationModules.of(RoundTwo.class);

    @Test
    void modulesKeepTheirInternalsToThemselves() {
        modules.verify();
    }

    @Test
    void everyModuleStandsOnAFloorAndLooksOnlyDown() {
        modules.forEach(
                module -> module.getDirectDependencies(modules).uniqueModules().forEach(target -> assertThat(
                                floorOf(target.getIdentifier().toString()))
                        .as("%s may not use %s", module.getIdentifier(), target.getIdentifier())
                        .isLessThan(floorOf(module.getIdentifier().toString()))));
    }

    private static int floorOf(String module) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(module)) {
                return floor;
            }
        }
        throw new AssertionError("Give module '%s' a floor".formatted(module));
    }
}
