package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.interviews.attachments.InterviewFiles;
import dev.roundtwo.platform.files.FileRow;
import dev.roundtwo.platform.files.Upload;
import dev.roundtwo.platform.files.content.Samples;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Files of an interview are for its interviewers, not for its candidate, and go with it. */
@ModuleTest
class AttachedFilesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    InterviewFiles files;

    @Autowired
    Store store;

    @Autowired
    ObjectProvider<Chore> chores;

    @Autowired
    JdbcClient sql;

    @Autowired
    Environment environment;

    Cast.People people;
    UUID panel;
    UUID file;
    String page;

    @BeforeEach
    void hold() throws Exception {
        people = cast.people();
        panel = new Rooms(sets, interviews).panel(people);
        page = "/w/" + people.ada().workspaceSlug() + "/interviews/" + panel;
        file = attach(people.ada(), "application.pdf");
    }

    @Test
    void theInterviewersSeeThemAndTheCandidateDoesNot() {
        assertThat(web.get().uri(page).with(as(people.chloe())))
                .bodyText()
                .contains("application.pdf", page + "/files/" + file);
        assertThat(web.get().uri(page).with(as(people.ben())))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("application.pdf", "id=\"files\"");
        for (String path : new String[] {"/files", "/files/" + file}) {
            assertThat(web.get().uri(page + path).with(as(people.ben()))).hasStatus(404);
            assertThat(web.get().uri(page + path).with(as(people.charlie()))).hasStatus(404);
        }
        assertThat(web.get().uri(page).with(as(people.dmitri())))
                .as("who watches adds none")
                .bodyText()
                .contains("application.pdf")
                .doesNotContain("Attach a file");
    }

    @Test
    void eachTakesAwayTheirOwnAndTheLeadAnyone() throws Exception {
        UUID chloes = attach(people.chloe(), "task.pdf");
        assertThat(web.post().uri(page + "/files/" + file + "/removal").with(as(people.chloe())))
                .hasStatus(403);
        assertThat(web.post().uri(page + "/files/" + chloes + "/removal").with(as(people.ada())))
                .hasStatus(302);
        UUID again = attach(people.chloe(), "task.pdf");
        assertThat(web.post().uri(page + "/files/" + again + "/removal").with(as(people.chloe())))
                .hasStatus(302);
        assertThat(in(people.ada(), () -> files.of(people.ada(), panel)).rows())
                .extracting(FileRow::id)
                .containsExactly(file);
    }

    @Test
    void withTheInterviewTheyAreErased() throws Exception {
        new TablesOwner(environment)
                .count(
                        people.ada().workspaceId(),
                        "select count(*) from (select erase_of_interviews('interviews', array['%s']::uuid[])) done"
                                .formatted(panel));
        assertThat(new TablesOwner(environment)
                        .count(people.ada().workspaceId(), "select count(*) from file where id = '%s'".formatted(file)))
                .isZero();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            sql.sql("update file_gone set at = now() - interval '1 hour' where id = ?")
                    .param(file)
                    .update();
            chores.stream().filter(one -> one.name().equals("resume-files")).forEach(one -> one.work()
                    .run());
            Assertions.assertThatThrownBy(
                            () -> store.read(new Key(file, Variant.MAIN), 0, 1).close())
                    .isInstanceOf(NoSuchFileException.class);
        });
    }

    private UUID attach(Member who, String name) throws Exception {
        UUID id = in(who, () -> files.add(who, panel, new Upload(name, new ByteArrayResource(Samples.pdf()))));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> in(who, () -> files.of(who, panel)).rows().stream().allMatch(FileRow::ready));
        return id;
    }
}
