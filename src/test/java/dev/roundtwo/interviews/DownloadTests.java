package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.platform.privacy.ParcelState;
import dev.roundtwo.platform.privacy.Parcels;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** v5.0.0-14.2.6, v5.0.0-8.3.3, v5.0.0-8.4.1: a download holds all that is one's own and nothing that one may not read. */
class DownloadTests extends InterviewTest {

    @Autowired
    Parcels parcels;

    @BeforeEach
    void hold() throws Exception {
        people = cast.people();
        room = ScoredRoom.panel(web, new Rooms(sets, interviews), people);
        room.start();
        room.score(people.ada(), "4", "Ada <b>saw</b> it first");
        room.score(people.chloe(), "2", "Chloé’s own view");
    }

    @Test
    void aPersonGetsWhatTheyWroteAndNothingOfOthers() throws Exception {
        Map<String, String> ada = taken(people.ada(), "/account/data");
        String folder = people.ada().workspaceSlug() + "/";
        assertThat(ada)
                .containsKeys("account.json", "sessions.json", "index.html", folder + "scorecards-you-wrote.json");
        assertThat(ada.get("account.json")).contains(people.ada().email());
        assertThat(ada.get(folder + "scorecards-you-wrote.json")).contains("Ada <b>saw</b> it first");
        assertThat(String.join(" ", ada.values()))
                .as("Chloé's card is blind, and Ben's account is his")
                .doesNotContain("Chloé’s own view", people.ben().email());
        assertThat(ada.get("index.html"))
                .contains(
                        "Ada &lt;b&gt;saw&lt;/b&gt; it first", "Scorecards that others wrote about you are not in here")
                .doesNotContain("<b>saw", "<script");
        ada.forEach((name, text) -> {
            if (name.endsWith(".json")) {
                assertThat(JsonMapper.shared().readTree(text).isArray())
                        .as(name)
                        .isTrue();
            }
        });
    }

    @Test
    void aCandidateGetsTheFeedbackThatWasPublishedAndNoCard() throws Exception {
        room.submit(people.ada());
        room.submit(people.chloe());
        room.post(people.ada(), "/finish");
        room.draft(people.ada(), 0, "Look at the queue first.");
        assertThat(room.post(people.ada(), "/feedback/publication", "version", "1", "text", "Look at the queue first."))
                .hasStatus3xxRedirection();
        Map<String, String> ben = taken(people.ben(), "/account/data");
        assertThat(ben.get(people.ben().workspaceSlug() + "/feedback-you-received.json"))
                .contains("Look at the queue first.");
        assertThat(String.join(" ", ben.values())).doesNotContain("Ada <b>saw", "Chloé’s own view");
    }

    @Test
    void aGuessIsInTheDownloadOfWhoGaveItAndOfTheWorkspaceOnceItIsClosed() throws Exception {
        String whole = "/w/" + people.ada().workspaceSlug() + "/settings/data";
        room.submit(people.ada());
        room.submit(people.chloe());
        room.post(people.ada(), "/finish");
        assertThat(room.post(people.ben(), "/guess", "recommendation", "STRONG_NO", "level.async", "1"))
                .hasStatus3xxRedirection();

        assertThat(taken(people.ben(), "/account/data")
                        .get(people.ben().workspaceSlug() + "/your-guesses-of-how-you-did.json"))
                .contains("STRONG_NO", "async");
        assertThat(String.join(" ", taken(people.chloe(), "/account/data").values()))
                .doesNotContain("STRONG_NO");
        assertThat(String.join(" ", taken(people.ada(), whole).values()))
                .as("nobody has decided yet")
                .doesNotContain("STRONG_NO");
        room.post(people.ada(), "/debrief/decision", "verdict", "ADVANCE", "reason", "Both would.", "seen", "0");
        assertThat(taken(people.ada(), whole).get("guesses-of-how-they-did.json"))
                .contains("STRONG_NO");
    }

    @Test
    void anOwnerTakesTheWorkspaceAlongButNoBlindCardAndNoPrivateNote() throws Exception {
        note(people.chloe(), "for my eyes only");
        String page = "/w/" + people.ada().workspaceSlug() + "/settings/data";
        Map<String, String> blind = taken(people.ada(), page);
        assertThat(blind).containsKeys("members.json", "interviews.json", "audit-log.json", "index.html");
        assertThat(blind.keySet()).anyMatch(name -> name.endsWith(".yaml"));
        assertThat(String.join(" ", blind.values()))
                .contains(people.dmitri().email(), "Staff backend")
                .doesNotContain(
                        "Ada <b>saw",
                        "Chloé’s own view",
                        "for my eyes only",
                        people.charlie().email());

        room.submit(people.ada());
        room.submit(people.chloe());
        room.post(people.ada(), "/finish");
        room.post(people.ada(), "/debrief/decision", "verdict", "ADVANCE", "reason", "Both would.", "seen", "0");
        Map<String, String> open = taken(people.ada(), page);
        assertThat(open.get("scorecards.json")).contains("Ada <b>saw", "Chloé’s own view");
        assertThat(String.join(" ", open.values())).doesNotContain("for my eyes only");
    }

    @Test
    void aParcelIsItsOwnersAlone() throws Exception {
        String page = "/w/" + people.ada().workspaceSlug() + "/settings/data";
        taken(people.ada(), page);
        taken(people.ada(), "/account/data");
        UUID whole = in(people.ada(), () -> parcels.state().orElseThrow().id());
        UUID own = state(people.ada()).id();
        for (Member other : new Member[] {people.chloe(), people.ben(), people.charlie()}) {
            assertThat(web.get().uri("/account/data/parcels/" + own).with(as(other)))
                    .hasStatus(404);
            assertThat(web.get().uri("/account/data/parcels/" + whole).with(as(other)))
                    .hasStatus(404);
            assertThat(web.get().uri(page + "/parcels/" + whole).with(as(other)))
                    .hasStatus(other == people.charlie() ? 404 : 403);
            assertThat(new Scope(other.workspaceId(), other.accountId())
                            .<Long, RuntimeException>call(() -> pieces(own)))
                    .as("in the database too")
                    .isZero();
        }
        assertThat(web.get().uri(page + "/parcels/" + own).with(as(people.ada())))
                .as("one's own is not the workspace's")
                .hasStatus(404);
        assertThat(pieces(whole)).isZero();
    }

    @Test
    void aWorkspacesParcelIsNotThereInAnother() throws Exception {
        taken(people.ada(), "/w/" + people.ada().workspaceSlug() + "/settings/data");
        UUID whole = in(people.ada(), () -> parcels.state().orElseThrow().id());
        String elsewhere = "/w/" + people.charlie().workspaceSlug() + "/settings/data/parcels/";
        assertThat(web.get().uri(elsewhere + whole).with(as(people.charlie())))
                .as("Charlie owns that one, and no other")
                .hasStatus(404);
        taken(people.charlie(), "/w/" + people.charlie().workspaceSlug() + "/settings/data");
        assertThat(web.get().uri(elsewhere + whole).with(as(people.charlie()))).hasStatus(404);
    }

    @Test
    void whoIsNoOwnerAnyMoreGetsNoWorkspace() throws Exception {
        Member chloe = people.chloe();
        in(people.ada(), () -> {
            members.changeRole(people.ada(), chloe.accountId(), Role.OWNER);
            return null;
        });
        String page = "/w/" + chloe.workspaceSlug() + "/settings/data";
        taken(chloe, page);
        UUID id = in(people.ada(), () -> parcels.state().orElseThrow().id());
        in(people.ada(), () -> {
            members.changeRole(people.ada(), chloe.accountId(), Role.INTERVIEWER);
            return null;
        });
        assertThat(web.get().uri(page + "/parcels/" + id).with(as(chloe))).hasStatus(403);
    }

    @Test
    void orderedTwiceAtOnceItIsPackedOnce() throws Exception {
        new Scope(null, people.ada().accountId())
                .call(() -> transaction.execute(status -> {
                    parcels.order("person");
                    UUID first = parcels.state().orElseThrow().id();
                    parcels.order("person");
                    assertThat(parcels.state().orElseThrow().id()).isEqualTo(first);
                    return first;
                }));
        assertThat(ready(people.ada(), "/account/data")).contains("It is ready.");
    }

    @Test
    void whatFailsSaysSoAndCanBeTriedAgain() throws Exception {
        new Scope(null, people.ada().accountId())
                .call(() -> transaction.execute(
                        status -> sql.sql("""
                insert into parcel (id, account_id, status, failed_with, ordered_at, changed_at, expires_at)
                values (gen_random_uuid(), ?, 'FAILED', 'privacy.parcel.failed', now(), now(), now() + interval '1 day')
                """).param(people.ada().accountId()).update()));
        assertThat(web.get().uri("/account/data").with(as(people.ada())))
                .bodyText()
                .contains("It could not be packed.", "Try again");
        taken(people.ada(), "/account/data");
    }

    @Test
    void aParcelIsForgottenAfterADay() throws Exception {
        taken(people.ada(), "/account/data");
        UUID id = state(people.ada()).id();
        new Scope(null, people.ada().accountId())
                .call(() -> transaction.execute(
                        status -> sql.sql("update parcel set expires_at = now() - interval '1 minute'")
                                .update()));
        assertThat(web.get().uri("/account/data/parcels/" + id).with(as(people.ada())))
                .hasStatus(404);
        assertThat(sql.sql("select parcels_forget()").query(Long.class).single())
                .isPositive();
        assertThat(new Scope(null, people.ada().accountId()).<Long, RuntimeException>call(() -> pieces(id)))
                .isZero();
    }

    private Long pieces(UUID parcel) {
        return transaction.execute(status -> sql.sql("select count(*) from parcel_piece where parcel_id = ?")
                .param(parcel)
                .query(Long.class)
                .single());
    }

    private ParcelState state(Member who) {
        return new Scope(null, who.accountId())
                .<ParcelState, RuntimeException>call(() -> parcels.state().orElseThrow());
    }

    private void note(Member who, String text) throws Exception {
        in(
                who,
                () -> transaction.execute(
                        status -> sql.sql("""
                insert into private_note (seat_id, workspace_id, version, text, saved_at)
                select id, workspace_id, 1, ?, now() from seat where account_id = ?
                """).params(text, who.accountId()).update()));
    }

    /** Orders the parcel on that page, waits for it, downloads and unpacks it. */
    private Map<String, String> taken(Member who, String page) throws Exception {
        assertThat(web.post().uri(page + "/parcels").with(as(who))).hasStatus3xxRedirection();
        Matcher link = Pattern.compile("href=\"([^\"]+/parcels/[^\"]+)\"").matcher(ready(who, page));
        assertThat(link.find()).isTrue();
        var zip = web.get().uri(link.group(1)).with(as(who)).exchange();
        assertThat(zip).hasStatusOk().hasContentType("application/zip");
        Map<String, String> files = new TreeMap<>();
        try (var entries =
                new ZipInputStream(new ByteArrayInputStream(zip.getResponse().getContentAsByteArray()))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private String ready(Member who, String page) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        String body = "";
        while (Instant.now().isBefore(end)) {
            body = web.get()
                    .uri(page + "/parcel")
                    .with(as(who))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
            if (!body.contains("Being packed")) {
                return body;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("still being packed: " + body);
    }
}
