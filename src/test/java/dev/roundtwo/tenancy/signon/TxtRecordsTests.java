package dev.roundtwo.tenancy.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which name server is asked for the records that prove domains. */
class TxtRecordsTests {

    @Test
    void theOneThatTheSettingNamesIsAsked() throws Exception {
        try (var names = new NameServer();
                var others = new NameServer()) {
            names.texts.put("_round-two.example.org", "round-two=one");
            others.texts.put("_round-two.example.org", "round-two=other");
            assertThat(asked(names.address())).containsExactly("round-two=one");
            assertThat(asked(others.address())).containsExactly("round-two=other");
        }
    }

    /** As it is set where the application runs: {@code ROUNDTWO_DNSSERVER}. */
    private static Iterable<String> asked(String server) throws Exception {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("ROUNDTWO_DNSSERVER", server)));
        try (var house = new SpringApplicationBuilder(TxtRecords.class)
                .web(WebApplicationType.NONE)
                .environment(environment)
                .properties("spring.config.location=optional:classpath:/nothing/", "spring.main.banner-mode=off")
                .run()) {
            return house.getBean(TxtRecords.class).at("_round-two.example.org");
        }
    }
}
