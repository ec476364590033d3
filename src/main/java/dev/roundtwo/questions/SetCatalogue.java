package dev.roundtwo.questions;

import dev.roundtwo.platform.Catalogue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Published sets, for modules that let people choose one and know no questions. */
@Component
@Transactional(readOnly = true)
class SetCatalogue implements Catalogue {

    private final JdbcClient sql;
    private final QuestionSets sets;

    SetCatalogue(JdbcClient sql, QuestionSets sets) {
        this.sql = sql;
        this.sets = sets;
    }

    @Override
    public String kind() {
        return "set";
    }

    @Override
    public List<Item> choices() {
        return sets.choices().stream()
                .map(set -> new Item(set.id(), set.title()))
                .toList();
    }

    @Override
    public Map<UUID, String> titles(Collection<UUID> ids) {
        Map<UUID, String> titles = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.sql("select id, title from question_set where workspace_id = current_workspace() and id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        titles.put(row.getObject("id", UUID.class), row.getString("title"));
                    });
        }
        return titles;
    }

    @Override
    public Map<UUID, UUID> newer(Collection<UUID> ids) {
        Map<UUID, UUID> newer = new HashMap<>();
        sql.sql("""
                select o.id, n.id as newest from question_set o
                join lateral (select v.id, v.number, v.status from question_set v
                    where v.workspace_id = o.workspace_id and v.family = o.family and v.status <> 'DRAFT'
                    order by v.number desc limit 1) n on n.number > o.number and n.status = 'PUBLISHED'
                where o.workspace_id = current_workspace() and o.id = any(?)
                """).param(ids.toArray(UUID[]::new)).query(row -> {
            newer.put(row.getObject("id", UUID.class), row.getObject("newest", UUID.class));
        });
        return newer;
    }
}
