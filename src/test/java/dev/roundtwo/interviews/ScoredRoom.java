package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast.People;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A room whose cards are filled, submitted and read over its pages. */
record ScoredRoom(MockMvcTester web, People people, String path) {

    private static final String[] COMPETENCIES = {"reliability", "scalability", "async", "operations", "tradeoffs"};

    static ScoredRoom panel(MockMvcTester web, Rooms rooms, People people) throws Exception {
        return new ScoredRoom(web, people, Rooms.path(people.ada(), rooms.panel(people)));
    }

    static ScoredRoom peers(MockMvcTester web, Rooms rooms, People people) throws Exception {
        return new ScoredRoom(web, people, Rooms.path(people.chloe(), rooms.peers(people)));
    }

    void bothSubmit() {
        start();
        score(people.ada(), "4", "Ada’s summary");
        score(people.chloe(), "2", "Chloé’s summary");
        submit(people.ada());
        submit(people.chloe());
        assertThat(post(people.ada(), "/finish")).hasStatus3xxRedirection();
    }

    void start() {
        assertThat(post(people.ada(), "/start")).hasStatus3xxRedirection();
    }

    UUID score(Member rater, String level, String summary) {
        UUID card = card(rater);
        for (String key : COMPETENCIES) {
            assertThat(save(rater, card, Ids.next(), "level." + key, 0, level)).hasStatusOk();
        }
        save(rater, card, Ids.next(), "recommendation", 0, level.equals("1") ? "STRONG_NO" : "YES");
        save(rater, card, Ids.next(), "note.async", 0, summary + " in a note");
        save(rater, card, Ids.next(), "summary", 0, summary);
        return card;
    }

    void submit(Member rater) {
        assertThat(post(rater, "/scorecard/submission", "x", "y")).hasStatus3xxRedirection();
    }

    UUID card(Member rater) {
        Matcher card = Pattern.compile("data-card=\"([^\"]+)\"").matcher(body(get(rater, "/scorecard")));
        assertThat(card.find()).isTrue();
        return UUID.fromString(card.group(1));
    }

    MvcTestResult save(Member me, UUID card, UUID id, String field, int version, String value) {
        return json(me, "/scorecard/edits", """
                {"card":"%s","id":"%s","field":"%s","version":%d,"value":"%s"}""".formatted(card, id, field, version, value));
    }

    MvcTestResult draft(Member me, int version, String value) {
        return json(me, "/feedback/edits", """
                {"id":"%s","version":%d,"value":"%s"}""".formatted(Ids.next(), version, value));
    }

    MvcTestResult get(Member me, String tail) {
        return web.get().uri(path + tail).with(as(me)).exchange();
    }

    MvcTestResult post(Member me, String tail, String... fields) {
        var request = web.post().uri(path + tail).with(as(me)).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult json(Member me, String tail, String content) {
        return web.post()
                .uri(path + tail)
                .with(as(me))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(content)
                .exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
