package dev.roundtwo.questions.sets;

import static org.springframework.jdbc.core.DataClassRowMapper.newInstance;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.web.Markdown;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sets to look at; one statement for a list, three for a page. */
@Service
@Transactional(readOnly = true)
public class SetShelf {

    static final int PAGE = 30;

    private final JdbcClient sql;
    private final Markdown markdown;

    SetShelf(JdbcClient sql, Markdown markdown) {
        this.sql = sql;
        this.markdown = markdown;
    }

    /** Drafts and the newest published version of each set, or the retired ones, by title; one more than a page if there are. */
    public List<SetRow> rows(Member me, boolean retired, @Nullable UUID after) {
        return rows(me, retired, null, after, PAGE + 1);
    }

    /** The same from any row on: the one with that title and id, whether or not it still is there. */
    public List<SetRow> rows(Member me, boolean retired, @Nullable String title, @Nullable UUID after, int most) {
        me.mustBe(Role.INTERVIEWER);
        return sql.sql("""
                with page as (
                    select s.* from question_set s
                    where s.workspace_id = current_workspace() and (s.status = 'RETIRED') = :retired
                      and (s.status <> 'PUBLISHED' or not exists (
                          select from question_set n where n.workspace_id = s.workspace_id and n.family = s.family
                          and n.number > s.number and n.status = 'PUBLISHED'))
                      and (cast(:after as uuid) is null or (lower(s.title), s.id) > (coalesce(lower(cast(:title as text)),
                          (select lower(a.title) from question_set a where a.id = cast(:after as uuid))), cast(:after as uuid)))
                    order by lower(s.title), s.id limit :size)
                select p.id, p.title, p.number, p.status, p.changed_by, p.changed_at,
                    count(i.id)::int as items, coalesce(sum(i.minutes), 0)::int as minutes,
                    (select count(distinct signal) from set_item j join question_revision r on r.id = j.revision_id
                     cross join jsonb_array_elements_text(r.content -> 'signals') signal
                     where j.workspace_id = current_workspace() and j.set_id = p.id)::int as signals
                from page p left join set_item i on i.workspace_id = p.workspace_id and i.set_id = p.id
                group by p.id, p.title, p.number, p.status, p.changed_by, p.changed_at order by lower(p.title), p.id""")
                .param("retired", retired)
                .param("title", title)
                .param("after", after)
                .param("size", most)
                .query(newInstance(SetRow.class))
                .list();
    }

    /** The drafts, the one changed last first. */
    public List<SetRow> drafts(Member me) {
        me.mustBe(Role.INTERVIEWER);
        return sql.sql("""
                select s.id, s.title, s.number, s.status, s.changed_by, s.changed_at, count(i.id)::int as items,
                    coalesce(sum(i.minutes), 0)::int as minutes, 0 as signals
                from question_set s left join set_item i on i.workspace_id = s.workspace_id and i.set_id = s.id
                where s.workspace_id = current_workspace() and s.status = 'DRAFT'
                group by s.id order by s.changed_at desc, s.id limit 50""").query(newInstance(SetRow.class)).list();
    }

    public SetPage page(Member me, UUID id) {
        me.mustBe(Role.INTERVIEWER);
        Head head = sql.sql("""
                select family, title, description, number, status, version, changed_by, changed_at, published_at
                from question_set where id = ?""")
                .param(id)
                .query(newInstance(Head.class))
                .optional()
                .orElseThrow(() -> new NotFound("set", id));
        return new SetPage(
                id,
                head.title(),
                head.description(),
                markdown.html(head.description()),
                head.number(),
                head.status(),
                head.version(),
                head.changedBy(),
                head.changedAt(),
                head.publishedAt(),
                items(id),
                versions(head.family()));
    }

    private List<SetPage.Item> items(UUID id) {
        return sql.sql("""
                select i.id, i.question_id, i.revision_id, r.number, q.revision, r.content ->> 'title', i.minutes,
                    array(select jsonb_array_elements_text(r.content -> 'signals'))
                from set_item i join question_revision r on r.id = i.revision_id join question q on q.id = i.question_id
                where i.workspace_id = current_workspace() and i.set_id = ? order by i.position""").param(id).query(SetShelf::item).list();
    }

    private static SetPage.Item item(ResultSet row, int number) throws SQLException {
        return new SetPage.Item(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                row.getInt(7),
                List.of((String[]) row.getArray(8).getArray()));
    }

    private List<SetPage.Version> versions(UUID family) {
        return sql.sql("""
                select id, number, status from question_set
                where workspace_id = current_workspace() and family = ? order by number desc""")
                .param(family)
                .query(newInstance(SetPage.Version.class))
                .list();
    }

    private record Head(
            UUID family,
            String title,
            String description,
            int number,
            String status,
            int version,
            String changedBy,
            Instant changedAt,
            @Nullable Instant publishedAt) {}
}
