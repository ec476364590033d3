package dev.roundtwo.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.month.PostOffice.Letter;
import dev.roundtwo.month.Visitor.Page;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The link of a mail, followed by somebody who is signed in nowhere: it does what it says, once. */
final class OneUse {

    private static final Pattern LINK = Pattern.compile("http://\\S+/reschedule/\\S+");
    private static final Pattern TIME = Pattern.compile("name=\"at\" value=\"([0-9TZ:.-]{17,})\"");

    private final House house;
    private final String path;

    /** The one in the last mail that somebody got about an interview. */
    OneUse(House house, List<Letter> letters, String email, UUID interview) {
        this.house = house;
        path = letters.stream()
                .filter(letter -> letter.to().equals(email) && letter.text().contains("/interviews/" + interview))
                .flatMap(letter -> LINK.matcher(letter.text()).results().map(MatchResult::group))
                .reduce((before, last) -> last)
                .map(link -> URI.create(link).getRawPath())
                .orElseThrow();
    }

    /** To the first of the times offered that is later; and once more to the next one, which does nothing. */
    Instant moves(Instant after, boolean aNodeDies) throws Exception {
        try (Visitor visitor = new Visitor()) {
            List<Instant> later = TIME.matcher(shown(visitor, "", 200).text())
                    .results()
                    .map(time -> Instant.parse(time.group(1)))
                    .filter(time -> time.isAfter(after))
                    .toList();
            Instant to = later.getFirst();
            String token = shown(visitor, "?at=" + to, 200).token();
            presses(visitor, "/times", token, Map.of("at", to.toString()), aNodeDies ? Step.MOVING : null);
            isUsed(
                    visitor,
                    "It was moved by this link",
                    "/times",
                    token,
                    Map.of("at", later.getLast().toString()));
            return to;
        }
    }

    void callsOff(String reason, boolean aNodeDies) throws Exception {
        try (Visitor visitor = new Visitor()) {
            String token = shown(visitor, "", 200).token();
            Map<String, String> why = Map.of("reason", reason);
            presses(visitor, "/cancellation", token, why, aNodeDies ? Step.CALLING_OFF : null);
            isUsed(visitor, "This interview is called off", "/cancellation", token, why);
        }
    }

    private void presses(Visitor visitor, String button, String token, Map<String, String> form, @Nullable Step death)
            throws Exception {
        Request request = node -> visitor.post(node, path + button, token, form);
        Page done = death == null ? request.to(house.living()) : Request.twice(house, death, request);
        assertThat(done.status()).as(done.text()).isEqualTo(302);
    }

    /** It says so, to who looks and to who presses the button again. */
    private void isUsed(Visitor visitor, String words, String button, String token, Map<String, String> form)
            throws Exception {
        assertThat(shown(visitor, "", 410).text()).contains(words);
        Page again = visitor.post(house.living(), path + button, token, form);
        assertThat(again.status()).as(again.text()).isEqualTo(410);
        assertThat(again.text()).contains(words);
    }

    private Page shown(Visitor visitor, String more, int status) throws IOException, InterruptedException {
        Page page = visitor.get(house.living(), path + more);
        assertThat(page.status()).as(page.text()).isEqualTo(status);
        return page;
    }
}
