package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.TimesProposed;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages on which two people, plain members both, find a time. */
class TimesPageTests extends BookingTest {

    private final String day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
    private final Instant noon = Instant.parse(day + "T12:00:00Z");
    private UUID match;
    private Member dmitri;

    @BeforeEach
    void aMatchWithoutATime() throws Exception {
        set("b01");
        dmitri = in(people.ada(), () -> {
            house.getBean(Members.class)
                    .changeRole(people.ada(), people.dmitri().accountId(), Role.MEMBER);
            return people.dmitri();
        });
        match = round(Instant.now(), true, people.ben(), dmitri);
        assertThat(match(match).interview()).isNull();
    }

    @Test
    void itIsProposedAcceptedAndMovedWithoutANameAnywhere() throws Exception {
        for (String page : new String[] {"", "/interviews", "/matches/" + match}) {
            assertThat(get(people.ben(), page)).hasStatusOk().bodyText().contains("/interviews/matches/" + match);
        }
        assertThat(get(people.ben(), "/interviews/matches/" + match))
                .hasStatusOk()
                .bodyText()
                .contains("Find a time", "with your partner", "Look at your hours")
                .doesNotContain("Dmitri");
        assertThat(get(people.ada(), "/interviews/matches/" + match)).hasStatus(404);
        assertThat(get(people.charlie(), "/interviews/matches/" + match)).hasStatus(404);

        assertThat(post(people.ben(), "/interviews/matches/" + match, "date", day, "time", "", "zone", "UTC"))
                .hasStatus(422)
                .bodyText()
                .contains("Give both a date and a time", "value=\"" + day + "\"");
        assertThat(post(people.ben(), "/interviews/matches/" + match, "date", day, "time", "12:00", "zone", "UTC"))
                .hasStatus3xxRedirection();
        UUID proposal =
                facts.stream(TimesProposed.class).findFirst().orElseThrow().proposalId();
        assertThat(get(dmitri, "/interviews")).bodyText().contains("times proposed");
        assertThat(get(dmitri, "/interviews/matches/" + match))
                .bodyText()
                .contains("partner proposes", "Accept", noon.toString())
                .doesNotContain("Ben Okafor");
        assertThat(post(people.ben(), "/proposals/" + proposal + "/acceptance", "time", noon.toString()))
                .hasStatus(404);
        assertThat(post(people.charlie(), "/proposals/" + proposal + "/acceptance", "time", noon.toString()))
                .hasStatus(404);
        assertThat(post(dmitri, "/proposals/" + proposal + "/acceptance", "time", noon.toString()))
                .hasStatus3xxRedirection();
        assertThat(post(dmitri, "/proposals/" + proposal + "/acceptance", "time", noon.toString()))
                .hasStatus(409)
                .bodyText()
                .contains("answered meanwhile");

        UUID interview = match(match).interview();
        String page = "/interviews/" + interview;
        assertThat(get(people.ben(), "/interviews/matches/" + match))
                .hasStatus(302)
                .redirectedUrl()
                .endsWith(page);
        assertThat(get(people.ben(), page))
                .hasStatusOk()
                .bodyText()
                .contains("Another time", "Cancel the interview")
                .doesNotContain("Dmitri", "/join/", "Did ");
        assertThat(get(dmitri, "/interviews")).bodyText().contains(page).doesNotContain("Ben Okafor");
        assertThat(post(
                        dmitri,
                        page + "/times",
                        "times",
                        noon.plus(Duration.ofHours(2)).toString()))
                .hasStatus3xxRedirection();
        assertThat(get(people.ben(), page)).bodyText().contains("partner proposes");
        assertThat(get(dmitri, page + "/times")).hasStatusOk().bodyText().contains("You proposed", "Take it back");
        assertThat(get(people.chloe(), page + "/times")).hasStatus(404);
        assertThat(post(people.ben(), page + "/cancellation", "reason", "I am ill"))
                .hasStatus3xxRedirection();
        assertThat(get(dmitri, page)).bodyText().contains("I am ill").doesNotContain("Ben Okafor");
        assertThat(get(dmitri, "/rooms/" + interview + "/timeline"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Ben Okafor");
    }

    private MvcTestResult get(Member me, String tail) {
        return web.get()
                .uri("/w/" + people.ada().workspaceSlug() + tail)
                .with(as(me))
                .exchange();
    }

    private MvcTestResult post(Member me, String tail, String... fields) {
        var request =
                web.post().uri("/w/" + people.ada().workspaceSlug() + tail).with(as(me));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
