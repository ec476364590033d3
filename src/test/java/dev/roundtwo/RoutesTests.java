package dev.roundtwo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.roles.RolesTable;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that is served stands in {@code src/docs/roles.md} with who may use it; {@code RolesTests} tries them. */
@ModuleTest
class RoutesTests {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyRouteStandsInTheTablesOnceAndNoOther() {
        var served = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (ours(method.getBeanType())) {
                info.getPatternValues()
                        .forEach(path ->
                                info.getMethodsCondition().getMethods().forEach(verb -> served.add(verb + " " + path)));
            }
        });
        List<String> told = RolesTable.routes();
        assertThat(told).as("routes that stand there twice").doesNotHaveDuplicates();
        assertThat(told)
                .as("routes without a row in src/docs/roles.md, and rows without a route")
                .containsExactlyInAnyOrderElementsOf(served);
    }

    /** Controllers of the application; tests bring some of their own. */
    private static boolean ours(Class<?> type) {
        return type.getName().startsWith("dev.roundtwo")
                && !type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .contains("test-classes");
    }
}
