package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class ScorecardPageTests {

    private static final String[] COMPETENCIES = {"reliability", "scalability", "async", "operations", "tradeoffs"};
    private static final String SECRET = "Ada thinks that Ben guesses";

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    Members members;

    People people;
    String path;

    @BeforeEach
    void aPanelIsRunning() throws Exception {
        people = cast.people();
        path = Rooms.path(people.ada(), new Rooms(sets, interviews).panel(people));
    }

    @Test
    void theCardStandsBesideTheRoomOfThoseWhoScoreOnly() {
        start();
        assertThat(get(people.ada(), "")).hasStatusOk().bodyText().contains("blind until you submit");
        assertThat(get(people.chloe(), "")).bodyText().contains("blind until you submit");
        assertThat(get(people.dmitri(), "")).hasStatusOk().bodyText().doesNotContain("id=\"scorecard\"");
        assertThat(get(people.ben(), ""))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("id=\"scorecard\"", "Bounds every wait");
    }

    @Test
    void thereIsNoCardBeforeTheStart() {
        assertThat(get(people.ada(), "/scorecard")).hasStatus(404);
    }

    @Test
    void nobodyElseFindsACardOfTheirs() {
        start();
        for (Member other : new Member[] {people.ben(), people.dmitri(), people.charlie()}) {
            for (String tail : new String[] {"/scorecard", "/scorecard/fields", "/scorecard/edits"}) {
                assertThat(get(other, tail)).as(other.name() + tail).hasStatus(404);
            }
        }
    }

    @Test
    void anEditIsAnsweredWithItsVersionAndAConflictWithBothTexts() {
        start();
        UUID card = card(people.ada());
        assertThat(save(people.ada(), card, Ids.next(), "note.async", 0, "First"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
        assertThat(save(people.ada(), card, Ids.next(), "note.async", 0, "Second"))
                .hasStatus(409)
                .bodyJson()
                .satisfies(answer -> {
                    assertThat(answer).extractingPath("$.theirs").isEqualTo("First");
                    assertThat(answer).extractingPath("$.version").isEqualTo(1);
                    assertThat(answer).extractingPath("$.by").isEqualTo("Ada");
                });
        assertThat(get(people.ada(), "/scorecard/edits")).bodyText().contains("Second", "kept aside");
    }

    @Test
    void aReplayedEditIsAnsweredAsTheFirstTime() {
        start();
        UUID card = card(people.ada());
        UUID id = Ids.next();
        save(people.ada(), card, id, "summary", 0, "Once");
        assertThat(save(people.ada(), card, id, "summary", 0, "Once"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
    }

    @Test
    void anEditThatMakesNoSenseIsRefusedAndNamesItsField() {
        start();
        UUID card = card(people.ada());
        assertThat(save(people.ada(), card, Ids.next(), "level.async", 0, "9"))
                .hasStatus(409)
                .bodyText()
                .contains("level.async");
        assertThat(web.post()
                        .uri(path + "/scorecard/edits")
                        .with(as(people.ada()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"field\":\"summary\"}"))
                .hasStatus(400);
    }

    @Test
    void anothersCardIsNotThereToWriteOn() {
        start();
        UUID adas = card(people.ada());
        assertThat(save(people.chloe(), adas, Ids.next(), "summary", 0, "x")).hasStatus(404);
        assertThat(save(people.dmitri(), adas, Ids.next(), "summary", 0, "x")).hasStatus(404);
        assertThat(save(people.ben(), adas, Ids.next(), "summary", 0, "x")).hasStatus(404);
        assertThat(save(people.charlie(), adas, Ids.next(), "summary", 0, "x")).hasStatus(404);
    }

    @Test
    void theFormWorksWithoutScriptsAndShowsBothTextsWhenItCameTooLate() {
        start();
        assertThat(post(
                        people.ada(),
                        "/scorecard/edits",
                        "version.level.async",
                        "0",
                        "level.async",
                        "3",
                        "version.note.async",
                        "0",
                        "note.async",
                        "Outbox, at once"))
                .hasStatus3xxRedirection();
        assertThat(get(people.ada(), "/scorecard")).bodyText().contains("Outbox, at once");
        assertThat(post(people.ada(), "/scorecard/edits", "version.note.async", "0", "note.async", "From an old page"))
                .hasStatus(409)
                .bodyText()
                .contains("Changed meanwhile", "Outbox, at once", "From an old page");
    }

    @Test
    void anUnfinishedCardIsNotSubmittedAndSaysWhatIsMissing() {
        start();
        assertThat(post(people.ada(), "/scorecard/submission", "x", "y"))
                .hasStatus(409)
                .bodyText()
                .contains("Reliability under failure", "Recommendation");
    }

    @Test
    void aFormThatIsRefusedGivesEveryWordBack() {
        start();
        assertThat(post(
                        people.ada(),
                        "/scorecard/edits",
                        "version.note.async",
                        "0",
                        "note.async",
                        "Asks before acting",
                        "version.level.async",
                        "0",
                        "level.async",
                        "3",
                        "version.summary",
                        "0",
                        "summary",
                        "x".repeat(8_001)))
                .hasStatus(409)
                .bodyText()
                .contains("This was not saved", "Asks before acting", "async: 3", "x".repeat(8_001));
    }

    @Test
    void beforeTheRevealAnotherCardShowsInNothingButSubmittedOrNot() {
        start();
        score(people.ada(), "1", SECRET);
        for (String tail :
                new String[] {"", "/now", "/timeline", "/scorecard", "/scorecard/fields", "/scorecard/edits", "/debrief"
                }) {
            assertThat(get(people.chloe(), tail)).as(tail).bodyText().doesNotContain(SECRET, "STRONG_NO\",\"version");
        }
        for (Member other : new Member[] {people.dmitri(), people.ben(), people.charlie()}) {
            for (String tail : new String[] {"", "/now", "/timeline", "/debrief", "/feedback", "/feedback/draft"}) {
                assertThat(get(other, tail)).as(other.name() + tail).bodyText().doesNotContain(SECRET);
            }
        }
        assertThat(get(people.chloe(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("0</span> of <span>2</span> submitted");
        submit(people.ada());
        assertThat(get(people.chloe(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("1</span> of <span>2</span> submitted")
                .doesNotContain(SECRET, "Strong no");
        assertThat(get(people.chloe(), "/feedback/draft"))
                .hasStatus(409)
                .bodyText()
                .doesNotContain(SECRET);
        assertThat(post(people.ada(), "/debrief/decision", "verdict", "STOP", "reason", "No"))
                .hasStatus(409);
    }

    @Test
    void cardsThatAreInBeforeTheEndStayShutUntilIt() {
        start();
        score(people.ada(), "4", "Ada’s summary");
        score(people.chloe(), "2", "Chloé’s summary");
        submit(people.ada());
        submit(people.chloe());
        assertThat(get(people.chloe(), "/debrief")).hasStatusOk().bodyText().doesNotContain("Ada’s summary");
        assertThat(post(people.ada(), "/debrief/decision", "verdict", "STOP", "reason", "No"))
                .hasStatus(409);
        assertThat(draft(people.chloe(), 0, "Too early")).hasStatus(409);
        assertThat(post(people.ada(), "/finish")).hasStatus3xxRedirection();
        assertThat(post(people.ada(), "/finish")).as("once more, no harm").hasStatus3xxRedirection();
        assertThat(get(people.chloe(), "/debrief")).bodyText().contains("Ada’s summary");
    }

    @Test
    void peersWhoseCardsAreInBeforeTheEndCloseWithIt() throws Exception {
        path = Rooms.path(people.chloe(), new Rooms(sets, interviews).peers(people));
        post(people.chloe(), "/start");
        score(people.chloe(), "2", "Chloé on Ben");
        post(people.chloe(), "/swaps");
        score(people.ben(), "4", "Ben on Chloé");
        submit(people.chloe());
        submit(people.ben());
        assertThat(get(people.ben(), "/debrief")).bodyText().doesNotContain("Chloé on Ben");
        assertThat(post(people.ben(), "/finish")).hasStatus3xxRedirection();
        assertThat(get(people.ben(), "/debrief")).bodyText().contains("Chloé on Ben");
        assertThat(get(people.ben(), "/timeline")).bodyText().contains("closed");
        assertThat(get(people.ben(), ""))
                .bodyText()
                .contains("What you saw in each other")
                .doesNotContain("What is left", ">Debrief<", ">Feedback<");
    }

    @Test
    void anInterviewersCardStaysOnceFeedbackIsPublished() {
        bothSubmit();
        assertThat(post(people.ada(), "/feedback/publication", "version", "0", "text", "Well done"))
                .hasStatus3xxRedirection();
        assertThat(post(people.chloe(), "/scorecard/reopening", "reason", "I have changed my mind"))
                .hasStatus(409);
    }

    @Test
    void whoLeavesTheWorkspaceOwesNoCard() throws Exception {
        start();
        score(people.ada(), "4", "Ada’s summary");
        score(people.chloe(), "2", "Chloé’s summary");
        submit(people.ada());
        assertThat(post(people.ada(), "/finish")).hasStatus3xxRedirection();
        assertThat(get(people.ada(), "/debrief")).bodyText().contains("<span>1</span> of <span>2</span> submitted");
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.MEMBER);
            return null;
        });
        assertThat(get(people.chloe(), "")).as("a role that was taken").hasStatus(404);
        assertThat(get(people.ada(), "/debrief"))
                .bodyText()
                .contains("Ada’s summary")
                .doesNotContain("Chloé’s summary");
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.INTERVIEWER);
            return null;
        });
        assertThat(get(people.chloe(), "")).hasStatusOk();
        assertThat(get(people.ada(), "/debrief")).bodyText().contains("<span>1</span> of <span>2</span> submitted");
    }

    @Test
    void theDebriefTellsThatACardWasReopened() {
        bothSubmit();
        assertThat(get(people.ada(), "/debrief")).bodyText().contains("all submitted before anyone saw another");
        assertThat(post(people.chloe(), "/scorecard/reopening", "reason", "I have changed my mind"))
                .hasStatus3xxRedirection();
        submit(people.chloe());
        assertThat(get(people.ada(), "/debrief"))
                .bodyText()
                .contains("Chloé reopened theirs; the timeline says when and why.")
                .doesNotContain("before anyone saw another");
    }

    @Test
    void anAdminWithoutASeatSeesNothing() throws Exception {
        path = Rooms.path(people.chloe(), new Rooms(sets, interviews).peers(people));
        for (String tail : new String[] {"", "/scorecard", "/debrief", "/feedback", "/timeline", "/events"}) {
            assertThat(get(people.ada(), tail)).as(tail).hasStatus(404);
        }
    }

    @Test
    void aSubmittedCardIsLockedAndReopensWithAReason() {
        start();
        UUID card = score(people.ada(), "3", "Calm");
        submit(people.ada());
        assertThat(save(people.ada(), card, Ids.next(), "summary", 1, "Late"))
                .hasStatus(409)
                .bodyText()
                .contains("locked");
        assertThat(get(people.ada(), "/scorecard")).bodyText().contains("Your card is locked", "not yet");
        assertThat(post(people.ada(), "/scorecard/reopening", "reason", "oops")).hasStatus(409);
        assertThat(post(people.ada(), "/scorecard/reopening", "reason", "I mixed up two answers"))
                .hasStatus3xxRedirection();
        assertThat(save(people.ada(), card, Ids.next(), "summary", 1, "Put right"))
                .hasStatusOk();
    }

    @Test
    void whenAllHaveSubmittedTheDebriefShowsWhereTheyDisagree() {
        bothSubmit();
        assertThat(get(people.dmitri(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("Ben Okafor", "Two levels apart", "Ada’s summary", "Chloé’s summary", "Not recorded yet");
        assertThat(get(people.ben(), "/debrief")).hasStatus(404);
        assertThat(get(people.charlie(), "/debrief")).hasStatus(404);
    }

    @Test
    void theLeadDecidesWithAReasonAndAfterThatNoCardIsReopened() {
        bothSubmit();
        assertThat(post(people.chloe(), "/debrief/decision", "verdict", "ADVANCE", "reason", "Yes"))
                .hasStatus(409);
        assertThat(post(people.ada(), "/debrief/decision", "verdict", "ADVANCE", "reason", ""))
                .hasStatus(409)
                .bodyText()
                .contains("give the reason");
        assertThat(post(people.ada(), "/debrief/decision", "verdict", "ADVANCE", "reason", "Proves before acting"))
                .hasStatus3xxRedirection();
        assertThat(get(people.chloe(), "/debrief")).bodyText().contains("Advance", "Proves before acting", "recorded");
        assertThat(post(people.ada(), "/debrief/decision", "verdict", "STOP", "reason", "From an old page"))
                .hasStatus(409)
                .bodyText()
                .contains("From an old page", "read theirs first");
        assertThat(post(people.chloe(), "/scorecard/reopening", "reason", "I have changed my mind"))
                .hasStatus(409);
    }

    @Test
    void theCandidateReadsFeedbackOnceItIsPublishedAndNothingElse() {
        bothSubmit();
        assertThat(get(people.ben(), "/feedback"))
                .hasStatusOk()
                .bodyText()
                .contains("appears on this page when it is published")
                .doesNotContain("’s summary");
        assertThat(get(people.ben(), "/feedback/draft")).hasStatus(404);
        assertThat(get(people.dmitri(), "/feedback/draft")).hasStatus(404);
        assertThat(get(people.ada(), "/feedback/draft"))
                .hasStatusOk()
                .bodyText()
                .contains("We did not all see this the same way", "Ada · ", "As the candidate reads it")
                .satisfies(page -> assertThat(page.substring(page.indexOf("<textarea"), page.indexOf("</textarea>")))
                        .as("notes are beside the text, never in it")
                        .doesNotContain("’s summary"));
        assertThat(post(people.ben(), "/feedback/preview", "text", "Well **done**"))
                .hasStatus(404);
        assertThat(post(people.chloe(), "/feedback/preview", "text", "Well **done** <script>x</script>"))
                .hasStatusOk()
                .bodyText()
                .contains("Well <strong>done</strong>")
                .doesNotContain("<script>");
        assertThat(post(
                        people.chloe(),
                        "/feedback/publication",
                        "version",
                        "0",
                        "text",
                        "Well **done** <script>x</script>"))
                .hasStatus(409)
                .bodyText()
                .contains("lead publishes");
        assertThat(get(people.ben(), "/feedback")).bodyText().doesNotContain("Well");
        assertThat(post(people.ada(), "/feedback/publication", "version", "0", "text", "Too late"))
                .hasStatus(409)
                .bodyText()
                .contains("Changed meanwhile", "Too late", "Well **done**");
        assertThat(post(
                        people.ada(),
                        "/feedback/publication",
                        "version",
                        "1",
                        "text",
                        "Well **done** <script>x</script>"))
                .hasStatus3xxRedirection();
        assertThat(get(people.ben(), "/feedback"))
                .hasStatusOk()
                .bodyText()
                .contains("Well <strong>done</strong>")
                .doesNotContain("<script>x", "Ada’s", "By signal");
        assertThat(get(people.charlie(), "/feedback")).hasStatus(404);
        assertThat(get(people.ben(), "")).bodyText().contains("Your feedback is here", "Read your feedback");
        assertThat(get(people.ben(), "/now")).bodyText().contains("id=\"left\"", "Read your feedback");
    }

    @Test
    void theEndPageAsksForACardOnlyWhileItIsOwed() {
        start();
        score(people.ada(), "3", "Calm");
        score(people.chloe(), "3", "Calm too");
        assertThat(post(people.ada(), "/finish")).hasStatus3xxRedirection();
        assertThat(get(people.ada(), "")).bodyText().contains("What is left is to score it");
        submit(people.ada());
        assertThat(get(people.ada(), "")).bodyText().contains("Your card is in").doesNotContain("What is left");
        assertThat(get(people.chloe(), "")).bodyText().contains("What is left is to score it");
        submit(people.chloe());
        assertThat(get(people.ada(), "")).bodyText().contains("the debrief is open");
        assertThat(get(people.ben(), ""))
                .bodyText()
                .contains("comes to this page when it is published")
                .doesNotContain("/feedback\"", "/debrief\"");
    }

    @Test
    void whoReopensTheirCardInTheRoomStaysThere() {
        start();
        score(people.ada(), "3", "Calm");
        submit(people.ada());
        assertThat(post(people.ada(), "/scorecard/reopening", "reason", "I mixed up two answers", "beside", "true"))
                .hasRedirectedUrl(path);
        submit(people.ada());
        assertThat(post(people.ada(), "/scorecard/reopening", "reason", "I mixed up two answers"))
                .hasRedirectedUrl(path + "/scorecard");
    }

    @Test
    void twoEditorsOfTheFeedbackAreToldOfEachOther() {
        bothSubmit();
        assertThat(draft(people.ada(), 0, "Ada's text")).hasStatusOk();
        assertThat(draft(people.chloe(), 0, "Chloé's text"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.theirs")
                .isEqualTo("Ada's text");
        assertThat(draft(people.ben(), 1, "Ben's text")).hasStatus(404);
    }

    @Test
    void peersReadEachOthersCardAtTheSameMoment() throws Exception {
        path = Rooms.path(people.chloe(), new Rooms(sets, interviews).peers(people));
        post(people.chloe(), "/start");
        assertThat(get(people.ben(), "/scorecard")).hasStatus(404);
        score(people.chloe(), "2", "Chloé on Ben");
        assertThat(post(people.chloe(), "/swaps")).hasStatus3xxRedirection();
        score(people.ben(), "4", "Ben on Chloé");
        assertThat(post(people.ben(), "/finish")).hasStatus3xxRedirection();
        submit(people.chloe());
        assertThat(get(people.ben(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("1</span> of <span>2</span>")
                .doesNotContain("Chloé on Ben");
        assertThat(get(people.chloe(), "/debrief")).hasStatusOk().bodyText().doesNotContain("Ben on Chloé");
        submit(people.ben());
        assertThat(get(people.ben(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("About you", "Chloé on Ben", "Ben on Chloé")
                .as("a level stands beside what it means")
                .contains("Asks for logs or dashboards in general");
        assertThat(get(people.chloe(), "/debrief")).hasStatusOk().bodyText().contains("Ben on Chloé");
        assertThat(post(people.ben(), "/scorecard/reopening", "reason", "Now that I have read yours"))
                .hasStatus(409);
    }

    private void bothSubmit() {
        start();
        score(people.ada(), "4", "Ada’s summary");
        score(people.chloe(), "2", "Chloé’s summary");
        submit(people.ada());
        submit(people.chloe());
        assertThat(post(people.ada(), "/finish")).hasStatus3xxRedirection();
    }

    private void start() {
        assertThat(post(people.ada(), "/start")).hasStatus3xxRedirection();
    }

    private UUID score(Member rater, String level, String summary) {
        UUID card = card(rater);
        for (String key : COMPETENCIES) {
            assertThat(save(rater, card, Ids.next(), "level." + key, 0, level)).hasStatusOk();
        }
        save(rater, card, Ids.next(), "recommendation", 0, level.equals("1") ? "STRONG_NO" : "YES");
        save(rater, card, Ids.next(), "note.async", 0, summary + " in a note");
        save(rater, card, Ids.next(), "summary", 0, summary);
        return card;
    }

    private void submit(Member rater) {
        assertThat(post(rater, "/scorecard/submission", "x", "y")).hasStatus3xxRedirection();
    }

    private UUID card(Member rater) {
        Matcher card = Pattern.compile("data-card=\"([^\"]+)\"").matcher(body(get(rater, "/scorecard")));
        assertThat(card.find()).isTrue();
        return UUID.fromString(card.group(1));
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult save(Member me, UUID card, UUID id, String field, int version, String value) {
        return json(me, "/scorecard/edits", """
                {"card":"%s","id":"%s","field":"%s","version":%d,"value":"%s"}""".formatted(card, id, field, version, value));
    }

    private MvcTestResult draft(Member me, int version, String value) {
        return json(me, "/feedback/edits", """
                {"id":"%s","version":%d,"value":"%s"}""".formatted(Ids.next(), version, value));
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

    private MvcTestResult get(Member me, String tail) {
        return web.get().uri(path + tail).with(as(me)).exchange();
    }

    private MvcTestResult post(Member me, String tail, String... fields) {
        var request = web.post().uri(path + tail).with(as(me)).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
