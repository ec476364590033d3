package dev.roundtwo.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.roundtwo.Bearer;
import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.api.access.keys.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A good access token, which a test takes and changes in one thing. */
@ModuleTest
abstract class BentToken {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext house;

    @Autowired
    SigningKeys keys;

    @Autowired
    Cast cast;

    Cast.People people;
    Bearer good;

    @BeforeEach
    void gather() {
        people = cast.people();
        good = Bearer.granted(house, people.chloe(), "members:read");
    }

    @Test
    void theGoodOneIsTakenSoTheRefusalsMeanSomething() {
        assertThat(status(signed(claims()))).isEqualTo(200);
    }

    String doorstep() {
        return "/api/v1/workspaces/" + people.ada().workspaceSlug() + "/doorstep";
    }

    int status(String token) {
        return web.get()
                .uri(doorstep())
                .header("Authorization", "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    JWTClaimsSet.Builder claims() {
        return good.claims(house, "members:read");
    }

    String signed(JWTClaimsSet.Builder claims) {
        return Bearer.sign(house, good.header(house).build(), claims.build());
    }

    String kid() {
        return keys.signing().getKeyID();
    }

    static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
