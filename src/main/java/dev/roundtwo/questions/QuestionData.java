package dev.roundtwo.questions;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.questions.sets.SetFiles;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody wrote into the bank; and a workspace's whole bank, with its sets as the files that can be read in again. */
@Component
class QuestionData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;
    private final SetFiles files;

    QuestionData(JdbcClient sql, SetFiles files) {
        this.sql = sql;
        this.files = files;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("questions you wrote", sql.sql("""
                select r.question_id, r.number as revision, r.at, r.content from question_revision r
                where r.workspace_id = current_workspace() and r.author_id = ? order by r.question_id, r.number
                """).param(account));
        parcel.rows("sets you changed last", sql.sql("""
                select s.id, s.title, s.number, s.status, s.description, s.changed_at from question_set s
                where s.workspace_id = current_workspace() and s.changed_by = (select name from account where id = ?)
                order by s.title, s.number
                """).param(account));
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("questions", sql.sql("""
                select id, title, round, minutes, tags, stacks, signals, revision, copied_from, archived_at, created_at, changed_at
                from question where workspace_id = current_workspace() order by title, id
                """));
        parcel.rows("question revisions", sql.sql("""
                select question_id, number, author_name, at, content from question_revision
                where workspace_id = current_workspace() order by question_id, number
                """));
        parcel.rows("sets", sql.sql("""
                select id, family, number, title, description, rubric, status, changed_by, changed_at, published_at from question_set
                where workspace_id = current_workspace() order by title, number
                """));
        List<Named> sets = sql.sql("""
                select id, title || ' v' || number as name from question_set
                where workspace_id = current_workspace() order by title, number
                """)
                .query((row, number) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list();
        sets.forEach(set -> parcel.file(
                parcel.freeName(set.name(), ".yaml"), files.whole(set.id()).written()));
    }

    private record Named(UUID id, String name) {}
}
