package dev.roundtwo.platform.web;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What judges paths as they are written must not be passed by writing them in a second way: v5.0.0-1.1.1, v5.0.0-8.3.1. */
@ModuleTest
class PlainAddressesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    /** Of each door and limit that knows paths: account, workspace, assets, the API and its keepers, tokens, operators. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61ccount",
                "/account/%73essions",
                "/%77/team/people",
                "/w/te%61m/rooms/1",
                "/%61ssets/1/css/app.css",
                "/%61pi/v1/me",
                "/api/v1/workspaces/te%61m/members",
                "/oauth2/%74oken",
                "/oauth2/revok%65",
                "/%6Fperator/jobs",
                "/sign%2Din",
                "/sign-in/link/a%5Fb",
                "/w/te%61m",
                "/account%2Fsessions",
                "/account%5csessions",
                "/w/team/%2e%2e/%2e%2e/account",
                "/w/./account",
                "/assets/../account",
                "/assets/..",
                "/account;x=1/sessions",
                "/account%3Bx/sessions",
                "/account//sessions",
                "/%2561ccount",
                "/account%00",
            })
    void aPathWrittenInASecondWayIsRefused(String path) {
        assertThat(PlainAddresses.isPlain(path)).isFalse();
        assertThat(web.get().uri(URI.create(path)).with(as(cast.people().ada())))
                .hasStatus(400);
    }

    @Test
    void escapesThatAreNeededPass() {
        for (String path : new String[] {"/", "/w/caf%C3%A9", "/w/a%20b", "/w/%5Bx%5D", "/a.b/..c/d..", "/w/~x_-.y"}) {
            assertThat(PlainAddresses.isPlain(path)).as(path).isTrue();
        }
        assertThat(PlainAddresses.isPlain("/w/100%")).isFalse();
        assertThat(web.get()
                        .uri(URI.create("/w/caf%C3%A9"))
                        .with(as(cast.people().ada())))
                .hasStatus(404);
    }
}
