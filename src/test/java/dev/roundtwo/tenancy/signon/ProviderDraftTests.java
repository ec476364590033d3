package dev.roundtwo.tenancy.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.identity.external.Provider.Kind;
import dev.roundtwo.platform.RuleBroken;
import org.junit.jupiter.api.Test;

/** The presets: who chooses Google or GitHub types no address, and Google has no other (v5.0.0-10.5.3). */
class ProviderDraftTests {

    @Test
    void googleIsGoogleWhateverIsTyped() {
        for (String typed : new String[] {"", "https://evil.example"}) {
            ProviderDraft google = draft("GOOGLE", typed);
            assertThat(google.kind()).isEqualTo(Kind.GOOGLE);
            assertThat(google.issuer()).isEqualTo("https://accounts.google.com");
        }
    }

    @Test
    void gitHubIsThePublicOneOrAServerOfOnesOwn() {
        assertThat(draft("GITHUB", "").issuer()).isEqualTo("https://github.com");
        assertThat(draft("GITHUB", "https://git.example.org//").issuer()).isEqualTo("https://git.example.org");
        assertThat(draft("GITHUB", "").countsTwice())
                .as("it does not say how somebody signed in")
                .isFalse();
    }

    @Test
    void anyOtherNeedsItsAddress() {
        assertThat(draft("OPENID", "https://login.example.org/team").issuer())
                .isEqualTo("https://login.example.org/team");
        assertThatThrownBy(() -> draft("OPENID", ""))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("tenancy.sign-on.issuer.address");
    }

    private static ProviderDraft draft(String kind, String issuer) {
        return ProviderDraft.of(new ProviderForm(kind, "Door", issuer, "client", "secret", true, "", ""), true);
    }
}
