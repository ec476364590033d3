package dev.roundtwo.questions.bank;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.files.FileList;
import dev.roundtwo.platform.files.Files;
import dev.roundtwo.platform.files.Subject;
import dev.roundtwo.platform.files.Upload;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.attachments.AttachedFiles;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files that belong to a question: a diagram, a dump, a log to look at. For interviewers, as the question is. No method is one
 * transaction: an upload takes as long as the store does.
 */
@Service
public class QuestionFiles implements AttachedFiles {

    private final JdbcClient sql;
    private final Files files;
    private final TransactionTemplate transaction;

    QuestionFiles(JdbcClient sql, Files files, TransactionTemplate transaction) {
        this.sql = sql;
        this.files = files;
        this.transaction = transaction;
    }

    /** What hangs on the question; nothing can be hung on one of the library. */
    @Override
    public FileList of(Member me, UUID question) {
        me.mustBe(Role.INTERVIEWER);
        boolean ours = isOurs(question);
        String at = "/w/" + me.workspaceSlug() + "/questions/" + question + "/files";
        return files.list(Subject.question(question), at, me.accountId(), ours, ours);
    }

    @Override
    public UUID add(Member me, UUID question, Upload upload) {
        me.mustBe(Role.INTERVIEWER);
        if (!isOurs(question)) {
            throw new RuleBroken("questions.library.fixed");
        }
        return files.upload(Subject.question(question), upload);
    }

    /** An address at which the file can be fetched for some minutes. */
    @Override
    public String link(Member me, UUID question, UUID file) {
        me.mustBe(Role.INTERVIEWER);
        return files.link(Subject.question(question), file);
    }

    @Override
    public void remove(Member me, UUID question, UUID file) {
        me.mustBe(Role.INTERVIEWER);
        files.remove(Subject.question(question), file);
    }

    private boolean isOurs(UUID question) {
        return Objects.requireNonNull(
                transaction.execute(status -> sql.sql("select workspace_id is not null from question where id = ?")
                        .param(question)
                        .query(Boolean.class)
                        .optional()
                        .orElseThrow(() -> new NotFound("question", question))));
    }
}
