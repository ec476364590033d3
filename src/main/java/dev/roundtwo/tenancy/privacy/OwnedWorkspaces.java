package dev.roundtwo.tenancy.privacy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of the workspaces of the account in scope when it goes. */
@Service
@Transactional(readOnly = true)
public class OwnedWorkspaces {

    private final JdbcClient sql;

    OwnedWorkspaces(JdbcClient sql) {
        this.sql = sql;
    }

    /** One that it owns: alone there, it takes the workspace along; stuck, others are there and nobody else owns it. */
    public record Owned(String name, boolean alone, boolean stuck) {}

    /** Those that go, and those that have no other owner. */
    public record Fate(List<String> going, List<String> stuck) {}

    public Fate of() {
        List<Owned> all = sql.sql("select name, alone, stuck from account_closure()")
                .query((row, number) ->
                        new Owned(row.getString("name"), row.getBoolean("alone"), row.getBoolean("stuck")))
                .list();
        return new Fate(
                all.stream().filter(Owned::alone).map(Owned::name).toList(),
                all.stream().filter(Owned::stuck).map(Owned::name).toList());
    }
}
