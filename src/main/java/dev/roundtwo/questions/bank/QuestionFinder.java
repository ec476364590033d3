package dev.roundtwo.questions.bank;

import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds questions by words and filters, in pages; with words those in the title come first, else all go by title. One statement however many there are. */
@Service
@Transactional(readOnly = true)
public class QuestionFinder {

    static final int PAGE = 30;

    private final JdbcClient sql;

    QuestionFinder(JdbcClient sql) {
        this.sql = sql;
    }

    public FoundQuestions find(Member me, QuestionSearch search) {
        me.mustBe(Role.INTERVIEWER);
        boolean back = search.before() != null;
        var rows = new ArrayList<>(rows(search, back, PAGE + 1));
        boolean more = rows.size() > PAGE;
        if (more) {
            rows.removeLast();
        }
        if (back) {
            Collections.reverse(rows);
        }
        boolean first = rows.isEmpty() || (back ? !more : search.after() == null);
        boolean last = rows.isEmpty() || (!back && !more);
        return new FoundQuestions(
                rows,
                first ? null : search.with("before", rows.getFirst().id().toString()),
                last ? null : search.with("after", rows.getLast().id().toString()));
    }

    /** So many of what is found, after the question that the search names. */
    public List<QuestionRow> find(Member me, QuestionSearch search, int most) {
        me.mustBe(Role.INTERVIEWER);
        return rows(search, false, most);
    }

    private List<QuestionRow> rows(QuestionSearch search, boolean back, int most) {
        return sql.sql("""
                select q.id, q.workspace_id is null, q.title, q.round, q.minutes, q.tags, q.signals
                from question_find(:asked, :round, :signal, :stack, :tag, :from, :archived, cast(:past as uuid), :back, :size)
                    with ordinality found (id, place)
                join question q on q.id = found.id order by found.place""")
                .param("asked", search.asked())
                .param("round", text(search.round()))
                .param("signal", text(search.signal()))
                .param("stack", text(search.stack()))
                .param("tag", text(search.tag()))
                .param("from", text(search.from()))
                .param("archived", search.inArchive())
                .param("past", back ? search.before() : search.after())
                .param("back", back)
                .param("size", most)
                .query(QuestionFinder::row)
                .list();
    }

    private static QuestionRow row(ResultSet row, int number) throws SQLException {
        return new QuestionRow(
                row.getObject(1, UUID.class),
                row.getBoolean(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                texts(row, 6),
                texts(row, 7));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Postgres takes no zero characters; nobody means one. */
    private static String text(@Nullable String typed) {
        return Texts.line(Objects.requireNonNullElse(typed, ""));
    }
}
