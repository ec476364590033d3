package dev.roundtwo.tenancy;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.mail.Tint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins decide for their whole workspace. */
@Service
@Transactional
public class WorkspaceSettings {

    private final JdbcClient sql;
    private final Audit audit;

    WorkspaceSettings(JdbcClient sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** Gives the workspace another name; its address stays, as links lead there. */
    public void rename(Member me, @Nullable String name) {
        me.mustBe(Role.ADMIN);
        String called = name == null ? "" : name.strip();
        if (!Storable.line(called, 80)) {
            throw new RuleBroken("tenancy.workspace.name");
        }
        sql.sql("update workspace set name = ? where id = ?")
                .params(called, me.workspaceId())
                .update();
        audit.record("workspace.renamed", "workspace", me.workspaceId());
    }

    /** In which colour the workspace writes its mails; none is ours. */
    @Transactional(readOnly = true)
    public @Nullable String colour(Member me) {
        me.mustBe(Role.ADMIN);
        return sql.sql("select colour from workspace where id = ?")
                .param(me.workspaceId())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    /** Writes in another colour from now on, one that white text is read on; nothing typed is ours again. */
    public void paint(Member me, @Nullable String typed) {
        me.mustBe(Role.ADMIN);
        String colour = typed == null || typed.isBlank()
                ? null
                : Tint.read(typed).orElseThrow(() -> new RuleBroken("tenancy.colour.none"));
        if (colour != null && Tint.contrastWithWhite(colour) < Tint.AA) {
            throw new RuleBroken(
                    "tenancy.colour.faint",
                    colour,
                    "%.1f".formatted(Math.floor(Tint.contrastWithWhite(colour) * 10) / 10));
        }
        sql.sql("update workspace set colour = :colour where id = :id")
                .param("colour", colour)
                .param("id", me.workspaceId())
                .update();
        audit.record("workspace.coloured", "workspace", me.workspaceId());
    }

    @Transactional(readOnly = true)
    public boolean requiresSecondFactor(Member me) {
        me.mustBe(Role.ADMIN);
        return sql.sql("select second_factor_required from workspace where id = ?")
                .param(me.workspaceId())
                .query(Boolean.class)
                .single();
    }

    /** From the next request on nobody is in without a second factor, or everybody is free again. */
    public void requireSecondFactor(Member me, boolean required) {
        me.mustBe(Role.ADMIN);
        sql.sql("update workspace set second_factor_required = ? where id = ?")
                .params(required, me.workspaceId())
                .update();
        audit.record(required ? "second-factor.required" : "second-factor.freed", "workspace", me.workspaceId());
    }
}
