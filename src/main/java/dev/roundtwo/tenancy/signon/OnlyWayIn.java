package dev.roundtwo.tenancy.signon;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a workspace is entered through one provider only. */
@Service
@Transactional
public class OnlyWayIn {

    private final JdbcClient sql;
    private final Providers providers;
    private final Audit audit;
    private final LiveFeed live;

    OnlyWayIn(JdbcClient sql, Providers providers, Audit audit, LiveFeed live) {
        this.sql = sql;
        this.providers = providers;
        this.audit = audit;
        this.live = live;
    }

    /**
     * Lets nobody in but through this provider, from the next request on, or with none through any way again. Open streams end
     * and come back if they may.
     *
     * @param proven whether the admin came through it in this session: who locks a door stands inside
     */
    public void set(Member me, @Nullable UUID provider, boolean proven) {
        me.mustBe(Role.ADMIN);
        if (provider != null) {
            providers.one(me, provider);
            if (!proven) {
                throw new RuleBroken("tenancy.sign-on.sole.first");
            }
        }
        sql.sql("update workspace set sole_provider = :provider where id = :workspace")
                .param("provider", provider)
                .param("workspace", me.workspaceId())
                .update();
        audit.record(provider == null ? "sign-in.opened" : "sign-in.restricted", "provider", provider);
        live.endStreamsIn(me.workspaceId());
    }
}
