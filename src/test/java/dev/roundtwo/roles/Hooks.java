package dev.roundtwo.roles;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.notifications.webhooks.WebhookForm;
import dev.roundtwo.notifications.webhooks.Webhooks;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.sealing.Sealing;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The company's webhook, with a message that arrived and a secret that still signs beside the new one. */
final class Hooks {

    private final ApplicationContext house;
    private final Company company;
    private final UUID webhook;
    private final UUID message;
    private final UUID oldSecret;

    Hooks(ApplicationContext house, Company company) throws Exception {
        this.house = house;
        this.company = company;
        webhook = webhook();
        message = message();
        oldSecret = oldSecret();
    }

    /** The address with what is there: for doing it, with what may go. */
    String path(String route, String path, boolean allowed) throws Exception {
        if (!path.contains("{webhook}")) {
            return path;
        }
        boolean goes = allowed && route.matches("POST .*/\\{webhook}/deletion|DELETE .*/\\{webhook}");
        boolean old = allowed && path.contains("{old}");
        boolean sent = allowed && path.contains("{message}");
        return path.replace("{webhook}", (goes ? webhook() : webhook).toString())
                .replace("{message}", (sent ? message() : message).toString())
                .replace("{old}", (old ? oldSecret() : oldSecret).toString());
    }

    private UUID webhook() throws Exception {
        Member owner = company.person(Who.OWNER);
        var form = new WebhookForm("https://127.0.0.1:9/hooks", "", List.of("feedback.published"));
        return in(owner, () -> house.getBean(Webhooks.class).add(owner, form)).id();
    }

    private UUID message() {
        UUID id = Ids.next();
        change("""
                insert into webhook_message (id, workspace_id, webhook_id, event, subject, body, created_at, state)
                values (?, current_workspace(), ?, 'webhook.test', 'test', '{}', now(), 'DELIVERED')
                """, id, webhook);
        return id;
    }

    private UUID oldSecret() {
        UUID id = Ids.next();
        change("""
                insert into webhook_secret (id, workspace_id, webhook_id, sealed, created_at, ends_at)
                values (?, current_workspace(), ?, ?, now(), now() + interval '1 hour')
                """, id, webhook, house.getBean(Sealing.class).seal("webhook/" + id, "whsec_c2VjcmV0"));
        return id;
    }

    private void change(String statement, Object... given) {
        Member owner = company.person(Who.OWNER);
        new Scope(owner.workspaceId(), owner.accountId()).run(() -> house.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> house.getBean(JdbcClient.class)
                        .sql(statement)
                        .params(given)
                        .update()));
    }
}
