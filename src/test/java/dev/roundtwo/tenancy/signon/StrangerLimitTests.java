package dev.roundtwo.tenancy.signon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.TightLimits;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.tenancy.signon.Team.Away;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A public provider vouches for anybody: each of them, and each address they come from, is counted (v5.0.0-6.3.1). */
@TightLimits
class StrangerLimitTests extends ForeignTeamTest {

    private static final int SIGN_INS = 3;

    @Autowired
    PublicUrl url;

    @BeforeEach
    void theProviderKnowsUs() {
        foreign.knows(team.provider.clientId(), url.of(team.provider.path() + "/callback"));
    }

    @Test
    void aStrangerComesBackSoOftenFromWhereverTheyAre() {
        String charlie = "charlie-" + Ids.next();
        for (int i = 1; i <= SIGN_INS; i++) {
            assertThat(comesBack(charlie, "198.51.100." + i)).hasRedirectedUrl("/sign-in/unlinked");
        }
        assertThat(comesBack(charlie, "198.51.100.100")).hasStatus(429);
        assertThat(comesBack("another-" + Ids.next(), "198.51.100.100")).hasRedirectedUrl("/sign-in/unlinked");
    }

    @Test
    void strangersOfOneAddressComeBackSoOften() {
        for (int i = 0; i < SIGN_INS; i++) {
            assertThat(comesBack("charlie-" + Ids.next(), "198.51.100.200")).hasRedirectedUrl("/sign-in/unlinked");
        }
        assertThat(comesBack("charlie-" + Ids.next(), "198.51.100.200")).hasStatus(429);
    }

    private MvcTestResult comesBack(String subject, String address) {
        foreign.isVisitedBy(subject, subject + "@example.org", true);
        Away away = team.leaves(null, null);
        URI back = foreign.walk(away.to());
        return web.get()
                .uri(URI.create(back.getRawPath() + "?" + back.getRawQuery()))
                .cookie(away.browser())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }
}
