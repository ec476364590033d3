package dev.roundtwo.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class StartBannerTests {

    @Test
    void itNamesTheAddressTheDataAndTheWayToStop() {
        MockEnvironment environment = new MockEnvironment().withProperty(EmbeddedServices.ACTIVE_HOME, "/srv/roundtwo");
        assertThat(StartBanner.text(environment, "8123"))
                .contains("http://localhost:8123\n", "/srv/roundtwo (kept between starts)", "Ctrl-C");
    }

    @Test
    void itDoesNotPromiseAFolderWhenTheSettingsNameTheServers() {
        assertThat(StartBanner.text(new MockEnvironment(), "8123"))
                .contains("in the database and Redis that the settings name");
    }
}
