package dev.roundtwo.platform.files;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.files.content.Samples;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.sealing.Signing;
import dev.roundtwo.tenancy.Member;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Files on a question: from the form to whoever may fetch them, and to nobody else. */
@ModuleTest
class FilesTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Files files;

    @Autowired
    Store store;

    @Autowired
    Allowances allowances;

    @Autowired
    TransactionTemplate transaction;

    Attaching attaching;
    Cast.People people;
    Member ada;
    UUID question;

    @BeforeEach
    void gather() throws Exception {
        attaching = new Attaching(house, web);
        people = cast.people();
        ada = people.ada();
        question = attaching.question(ada);
    }

    @Test
    void aPictureIsSentMadeAnewAndFetched() throws Exception {
        assertThat(attaching.send(ada, question, "board.jpg", Samples.photograph(400, 200, 6)))
                .hasRedirectedUrl("/w/" + ada.workspaceSlug() + "/questions/" + question + "#files");
        FileRow row = attaching.looked(ada, question).getFirst();
        assertThat(row.ready()).isTrue();
        String page = "/w/" + ada.workspaceSlug() + "/questions/" + question;
        assertThat(web.get().uri(page).with(as(people.chloe())))
                .bodyText()
                .contains(
                        "board.jpg",
                        "/files/" + row.id(),
                        String.valueOf(row.thumb()).replace("&", "&amp;"));
        byte[] got = web.get()
                .uri(attaching.link(people.chloe(), question, row.id()))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(got, StandardCharsets.ISO_8859_1)).doesNotContain(Samples.PLACE);
        assertThat(ImageIO.read(new ByteArrayInputStream(got)).getHeight()).isEqualTo(400);
        assertThat(web.get().uri(String.valueOf(row.thumb())))
                .hasStatusOk()
                .hasHeader("Content-Type", "image/jpeg")
                .headers()
                .hasValue("Content-Disposition", "inline; filename=\"board.jpg\"; filename*=UTF-8''board.jpg");
        await().untilAsserted(() -> assertThatThrownBy(() -> read(row.id(), Variant.RAW))
                .as("what was sent is not kept")
                .isInstanceOf(NoSuchFileException.class));
    }

    @Test
    void aFileIsHandedOutUnderItsNameAndNothingInItRuns() throws Exception {
        attaching.send(ada, question, "Größe.md", Samples.text());
        FileRow row = attaching.looked(ada, question).getFirst();
        String link = attaching.link(ada, question, row.id());
        var answer = web.get().uri(link).exchange();
        assertThat(answer).hasStatusOk().hasHeader("Content-Type", "text/plain; charset=utf-8");
        assertThat(answer.getResponse().getContentAsByteArray()).isEqualTo(Samples.text());
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"Gro_e.md\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.md");
        assertThat(answer.getResponse().getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(answer.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getResponse().getHeader("Cross-Origin-Resource-Policy"))
                .isEqualTo("same-origin");
        assertThat(answer.getResponse().getHeader("Cache-Control")).matches("private, max-age=(1[0-2]|[1-9])?\\d\\d");
        assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
        var part = web.get().uri(link).header("Range", "bytes=7-11").exchange();
        assertThat(part).hasStatus(206).hasHeader("Content-Range", "bytes 7-11/" + Samples.text().length);
        assertThat(part.getResponse().getContentAsString()).isEqualTo("count");
        assertThat(web.get().uri(link).header("Range", "bytes=9000-")).hasStatus(416);
        assertThat(web.get()
                        .uri(link)
                        .header(
                                "If-None-Match",
                                String.valueOf(answer.getResponse().getHeader("ETag"))))
                .hasStatus(304);
    }

    @Test
    void aLinkThatWasChangedOrIsOldOrIsOfAnotherPlaceLeadsNowhere() throws Exception {
        attaching.send(ada, question, "plan.pdf", Samples.pdf());
        FileRow row = attaching.looked(ada, question).getFirst();
        String link = attaching.link(ada, question, row.id());
        String[] parts = link.split("/");
        String elsewhere = link.replace(parts[2], people.charlie().workspaceId().toString());
        assertThat(web.get().uri(elsewhere)).hasStatus(404);
        assertThat(web.get().uri(link.replace("/main/", "/thumb/"))).hasStatus(404);
        assertThat(web.get().uri(link.replace(parts[5], "9999999999"))).hasStatus(404);
        assertThat(web.get().uri(link.substring(0, link.length() - 2) + "AA")).hasStatus(404);
        assertThat(web.get().uri(link.replace("/db.", "/xx."))).hasStatus(404);
        Links links = house.getBean(Links.class);
        assertThatThrownBy(() -> new Links(house.getBean(Signing.class), later())
                        .held(ada.workspaceId(), row.id(), "main", Long.parseLong(parts[5]), parts[6]))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("files.link.over");
        assertThat(links.held(ada.workspaceId(), row.id(), "main", Long.parseLong(parts[5]), parts[6])
                        .file())
                .isEqualTo(row.id());
        assertThat(web.get().uri(Attaching.at(ada, question) + "/" + row.id()).with(as(people.ben())))
                .as("who may not see the question gets no link")
                .hasStatus(403);
        UUID charlies = attaching.question(people.charlie());
        assertThat(web.get()
                        .uri(Attaching.at(people.charlie(), charlies) + "/" + row.id())
                        .with(as(people.charlie())))
                .hasStatus(404);
    }

    @Test
    void whatWasRemovedIsGoneFromEverywhereAtOnce() throws Exception {
        UUID file = attaching.attach(ada, question, "plan.pdf", Samples.pdf());
        attaching.looked(ada, question);
        String link = attaching.link(ada, question, file);
        assertThat(web.post()
                        .uri(Attaching.at(ada, question) + "/" + file + "/removal")
                        .with(as(ada)))
                .hasStatus(302);
        assertThat(web.get().uri(link)).hasStatus(404);
        assertThat(attaching.of(ada, question)).isEmpty();
        await().untilAsserted(() ->
                assertThatThrownBy(() -> read(file, Variant.MAIN)).isInstanceOf(NoSuchFileException.class));
        assertThat(web.post()
                        .uri(Attaching.at(ada, question) + "/" + file + "/removal")
                        .with(as(ada)))
                .as("twice")
                .hasStatus(404);
    }

    @Test
    void whatIsRefusedIsSaidWithItsReasonAndLeavesNothing() throws Exception {
        assertThat(attaching.send(ada, question, "plan.pdf", Samples.latin("<html><script>alert(1)</script>")))
                .hasStatus(422)
                .bodyText()
                .contains("The file was not attached.", "a web page or a drawing that a browser would run");
        assertThat(attaching.send(ada, question, "", new byte[0]))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a file first");
        assertThat(attaching.send(
                        ada, question, "large.txt", "a".repeat((20 << 20) + 1).getBytes()))
                .hasStatus(422)
                .bodyText()
                .contains("larger than 20.0 MB");
        assertThat(attaching.of(ada, question)).isEmpty();
    }

    @Test
    void nothingHangsOnTheLibraryOrOnWhatIsNotThere() throws Exception {
        UUID library = in(
                ada,
                () -> transaction.execute(status -> house.getBean(JdbcClient.class)
                        .sql("select id from question where workspace_id is null limit 1")
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .single()));
        assertThat(attaching.send(ada, library, "plan.pdf", Samples.pdf())).hasStatus(422);
        assertThat(attaching.send(ada, UUID.randomUUID(), "plan.pdf", Samples.pdf()))
                .hasStatus(404);
        assertThat(attaching.send(people.charlie(), question, "plan.pdf", Samples.pdf()))
                .hasStatus(404);
        assertThatThrownBy(() -> attaching.attach(ada, UUID.randomUUID(), "plan.pdf", Samples.pdf()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> new Scope(ada.workspaceId(), UUID.randomUUID()).call(() -> house.getBean(Files.class)
                        .upload(
                                Subject.question(question),
                                new Upload("plan.pdf", new ByteArrayResource(Samples.pdf())))))
                .as("another mistake than that nothing is there")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ofManyAtOnceNoMoreAreTakenThanFitIntoWhatTheWorkspaceMayHave() throws Exception {
        in(
                ada,
                () -> transaction.execute(status -> {
                    allowances.grant(Limited.FILES, 1L);
                    return "";
                }));
        byte[] third = "a".repeat(340 * 1024).getBytes();
        List<Callable<UUID>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(() -> attaching.attach(ada, question, "dump.txt", third));
        }
        int in = 0;
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var one : threads.invokeAll(all)) {
                try {
                    one.get();
                    in++;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause())
                            .isInstanceOf(RuleBroken.class)
                            .hasMessage("platform.quota.files");
                }
            }
        }
        assertThat(in).isEqualTo(3);
        assertThat(attaching.of(ada, question)).hasSize(3);
        assertThat(attaching.send(ada, question, "dump.txt", third))
                .hasStatus(422)
                .bodyText()
                .contains("may take 1 MB");
        assertThat(web.get()
                        .uri("/w/" + ada.workspaceSlug() + "/settings/limits")
                        .with(as(ada)))
                .bodyText()
                .contains("Files (MB)");
    }

    @Test
    void aListOfManyCostsNoMoreStatementsThanAListOfOne() throws Exception {
        attaching.attach(ada, question, "plan.pdf", Samples.pdf());
        attaching.looked(ada, question);
        String page = Attaching.at(ada, question);
        int one = StatementCounter.during(
                        () -> web.get().uri(page).with(as(ada)).exchange())
                .size();
        for (int i = 0; i < 5; i++) {
            attaching.attach(ada, question, "plan.pdf", Samples.pdf());
        }
        attaching.looked(ada, question);
        assertThat(StatementCounter.during(
                        () -> web.get().uri(page).with(as(ada)).exchange()))
                .hasSize(one);
    }

    private byte[] read(UUID file, Variant variant) throws Exception {
        try (InputStream in = store.read(new Key(file, variant), 0, 10)) {
            return in.readAllBytes();
        }
    }

    private static Clock later() {
        return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(21));
    }
}
