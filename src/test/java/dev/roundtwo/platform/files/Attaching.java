package dev.roundtwo.platform.files;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.questions.bank.Questions;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Attaches files to a question of a workspace's own, as its page does, and waits until they were looked at. */
public final class Attaching {

    private final ApplicationContext house;
    private final MockMvcTester web;
    private final Files files;

    public Attaching(ApplicationContext house, MockMvcTester web) {
        this.house = house;
        this.web = web;
        this.files = house.getBean(Files.class);
    }

    /** A question of their own. */
    public UUID question(Member me) throws Exception {
        return in(me, () -> house.getBean(TransactionTemplate.class).execute(status -> {
            UUID library = house.getBean(JdbcClient.class)
                    .sql("select id from question where workspace_id is null limit 1")
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .single();
            return house.getBean(Questions.class).copy(me, library);
        }));
    }

    public MvcTestResult send(Member me, UUID question, String name, byte[] bytes) {
        return web.post()
                .multipart()
                .uri(at(me, question))
                .file(new MockMultipartFile("file", name, "application/x-whatever", bytes))
                .with(as(me))
                .exchange();
    }

    /** The same without the page. */
    public UUID attach(Member me, UUID question, String name, byte[] bytes) throws Exception {
        return in(me, () -> files.upload(Subject.question(question), new Upload(name, new ByteArrayResource(bytes))));
    }

    public List<FileRow> of(Member me, UUID question) throws Exception {
        return in(me, () -> files.of(Subject.question(question)));
    }

    /** The files once none of them is on its way any more. */
    public List<FileRow> looked(Member me, UUID question) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> of(me, question), rows -> rows.stream().allMatch(row -> row.ready() || row.refused()));
    }

    /** The signed link to which the page's one leads. */
    public String link(Member me, UUID question, UUID file) {
        String link = web.get()
                .uri(at(me, question) + "/" + file)
                .with(as(me))
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        if (link == null) {
            throw new AssertionError("No link");
        }
        return link;
    }

    static String at(Member me, UUID question) {
        return "/w/" + me.workspaceSlug() + "/questions/" + question + "/files";
    }
}
