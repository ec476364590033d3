package dev.roundtwo.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** v5.0.0-11.3.2, 13.3.1: stored secrets are sealed, for one purpose, with keys that can be changed. */
class SealingTests {

    private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW =
            "new:" + Base64.getEncoder().encodeToString("n".repeat(32).getBytes());

    @Test
    void whatIsSealedIsReadAgainAndLooksDifferentEachTime() {
        Sealing sealing = with(OLD);
        String sealed = sealing.seal("totp/1", "Größe 字");
        assertThat(sealed).startsWith("old.").doesNotContain("Gr");
        assertThat(sealing.open("totp/1", sealed)).isEqualTo("Größe 字");
        assertThat(sealing.seal("totp/1", "Größe 字")).isNotEqualTo(sealed);
    }

    @Test
    void anotherPurposeOrAChangedLetterIsRefused() {
        Sealing sealing = with(OLD);
        String sealed = sealing.seal("totp/1", "secret");
        char last = sealed.charAt(10);
        String changed = sealed.substring(0, 10) + (last == 'A' ? 'B' : 'A') + sealed.substring(11);
        assertThatThrownBy(() -> sealing.open("totp/2", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealing.open("totp/1", changed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewKeySealsWhileTheOldOneStillOpens() {
        String sealed = with(OLD).seal("provider/1", "secret");
        assertThat(with(NEW, OLD).open("provider/1", sealed)).isEqualTo("secret");
        assertThat(with(NEW, OLD).seal("provider/1", "secret")).startsWith("new.");
        assertThatThrownBy(() -> with(NEW).open("provider/1", sealed)).hasMessageContaining("'old'");
    }

    @Test
    void aKeyThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> with("short:abc")).hasMessageContaining("roundtwo.secret-keys");
        assertThatThrownBy(() -> with("db:" + OLD.substring(4))).hasMessageContaining("roundtwo.secret-keys");
    }

    private static Sealing with(String... keys) {
        return new Sealing(new SealingKeys(mock(JdbcClient.class), List.of(keys)));
    }
}
