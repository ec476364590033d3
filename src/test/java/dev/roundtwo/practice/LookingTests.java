package dev.roundtwo.practice;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.practice.partners.Partners;
import dev.roundtwo.practice.partners.Wish;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due and where somebody waits is found in all workspaces, by two functions and in no other way (v5.0.0-8.4.1). */
@ModuleTest
class LookingTests {

    private static final String TABLES = """
            select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname like 'practice\\_%'
            order by 1
            """;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    Partners partners;

    @Autowired
    ApplicationContext house;

    People people;
    Club club;
    UUID group;

    @BeforeEach
    void leaveSomethingDue() throws Exception {
        people = cast.people();
        club = new Club(house);
        group = club.group(people.ada(), "WEEKLY", "2030-01-07", false, people.ben(), people.chloe());
        UUID round = club.draft(people.ada(), group);
        club.change(people.ada(), "update practice_group set next_at = '2001-01-01' where id = ?", group);
        club.change(people.ada(), "update practice_round set publish_at = '2001-01-01' where id = ?", round);
        in(people.ada(), () -> {
            partners.wait(people.ada(), 4, "cs", Wish.ASK);
            return "";
        });
    }

    @Test
    void withoutAScopeAPlainQuerySeesNothingAlsoAsTheTablesOwner() {
        List<String> tables = sql.sql(TABLES).query(String.class).list();
        assertThat(tables).contains("practice_group", "practice_round", "practice_wait", "practice_group_set");
        TablesOwner owner = new TablesOwner(house.getEnvironment());
        UUID mine = people.ada().workspaceId();
        assertThat(owner.count(mine, "select count(*) from practice_wait")).isEqualTo(1);
        for (String table : tables) {
            assertThat(owner.countUnscoped("select count(*) from " + table))
                    .as("owner, %s", table)
                    .isZero();
            assertThat(sql.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as("application, %s", table)
                    .isZero();
        }
    }

    @Test
    void theFunctionsFindIdsOfAllWorkspacesAndLeaveNothingOpen() throws Exception {
        UUID workspace = people.ada().workspaceId();
        assertThat(sql.sql("select count(*) from practice_due(now()) where workspace_id = ? and group_id = ?")
                        .params(workspace, group)
                        .query(Integer.class)
                        .single())
                .as("the group, and its draft")
                .isEqualTo(2);
        assertThat(sql.sql("select * from practice_queues()")
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .list())
                .contains(workspace);
        TablesOwner owner = new TablesOwner(house.getEnvironment());
        assertThat(
                        owner.countUnscoped(
                                "select count(*) from practice_due(now()) d where exists (select from practice_group g where g.id = d.group_id)"))
                .as("beside the function, in the same statement")
                .isZero();
        assertThat(in(
                        people.charlie(),
                        () -> club.one(
                                people.charlie(),
                                Long.class,
                                "select count(*) from practice_group where id = ?",
                                group)))
                .isZero();
    }
}
