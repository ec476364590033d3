package dev.roundtwo.identity.pictures;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.files.content.Samples;
import dev.roundtwo.tenancy.Member;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The picture of a person: checked before it is shown, the same for everybody, gone when they want it or leave. */
@ModuleTest
class PortraitTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Accounts accounts;

    @Autowired
    Environment environment;

    Member ben;

    @BeforeEach
    void gather() {
        ben = cast.people().ben();
    }

    @Test
    void itIsShownToAnybodyForEverAndANewOneHasAnotherAddress() throws Exception {
        assertThat(send("me.jpg", Samples.photograph(300, 500, 6))).hasRedirectedUrl("/account/picture?done=sent");
        UUID first = shown(null);
        assertThat(web.get().uri("/account").with(as(ben))).bodyText().contains("/pictures/" + first + "/thumb");
        MvcTestResult picture = web.get().uri("/pictures/" + first + "/main").exchange();
        assertThat(picture)
                .hasStatusOk()
                .hasHeader("Cache-Control", "public, max-age=31536000, immutable")
                .hasHeader("Content-Type", "image/jpeg")
                .hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.getResponse().getContentAsByteArray()))
                        .getWidth())
                .isEqualTo(256);
        assertThat(picture.getResponse().getHeader("Set-Cookie")).isNull();
        send("me.png", Samples.picture("png", 50, 50));
        UUID second = shown(first);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(web.get().uri("/pictures/" + first + "/main"))
                        .hasStatus(404));
        assertThat(web.get().uri("/pictures/" + second + "/raw")).hasStatus(404);
        assertThat(web.post().uri("/account/picture/removal").with(as(ben))).hasStatus(302);
        assertThat(accounts.find(ben.accountId()).orElseThrow().picture()).isNull();
        assertThat(web.get().uri("/pictures/" + second + "/thumb")).hasStatus(404);
    }

    @Test
    void onlyPicturesAreTakenAndNotTooLargeOnes() {
        assertThat(send("me.pdf", Samples.pdf()))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a picture: PNG, JPEG or GIF.");
        assertThat(send("me.png", new byte[(2 << 20) + 1]))
                .hasStatus(422)
                .bodyText()
                .contains("larger than 2.0 MB");
        assertThat(send("me.png", Samples.flood(60_000, 60_000)))
                .hasStatus(422)
                .bodyText()
                .contains("more points");
        assertThat(accounts.find(ben.accountId()).orElseThrow().picture()).isNull();
    }

    @Test
    void aFileOfAWorkspaceIsNoPicture() throws Exception {
        assertThat(web.get().uri("/pictures/" + UUID.randomUUID() + "/main")).hasStatus(404);
    }

    @Test
    void itGoesWithTheAccount() throws Exception {
        send("me.jpg", Samples.photograph(30, 50, 1));
        UUID picture = shown(null);
        new TablesOwner(environment)
                .run("update account set closed_at = now() where id = '%s'".formatted(ben.accountId()));
        new TablesOwner(environment).closedAccount(ben.accountId(), 8);
        new TablesOwner(environment)
                .count(ben.workspaceId(), "select count(account_erase('%s'))".formatted(ben.accountId()));
        assertThat(web.get().uri("/pictures/" + picture + "/main")).hasStatus(404);
        assertThat(new TablesOwner(environment)
                        .countAll("file", "select count(*) from file where id = '%s'".formatted(picture)))
                .isZero();
    }

    private MvcTestResult send(String name, byte[] bytes) {
        return web.post()
                .multipart()
                .uri("/account/picture")
                .file(new MockMultipartFile("file", name, "image/png", bytes))
                .with(as(ben))
                .exchange();
    }

    private UUID shown(@Nullable UUID before) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> accounts.find(ben.accountId()).orElseThrow().picture(),
                        picture -> picture != null && !picture.equals(before));
    }
}
