package dev.roundtwo.platform.jobs;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.audit.Audit;
import java.security.Principal;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of the jobs and may do with them. To everybody else it does not exist. */
@Component
@Transactional(readOnly = true)
class Operation {

    static final int PAGE = 30;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final DeadLetters letters;
    private final Jobs jobs;
    private final Replays replays;
    private final ObjectProvider<JobHandler<?>> handlers;
    private final Audit audit;

    Operation(
            JdbcClient sql,
            JsonMapper json,
            DeadLetters letters,
            Jobs jobs,
            Replays replays,
            ObjectProvider<JobHandler<?>> handlers,
            Audit audit) {
        this.audit = audit;
        this.sql = sql;
        this.json = json;
        this.letters = letters;
        this.jobs = jobs;
        this.replays = replays;
        this.handlers = handlers;
    }

    Figures figures(Principal me) {
        operator(me);
        return sql.sql("""
                select count(*) filter (where not picked) as waiting, count(*) filter (where picked) as running,
                    count(*) filter (where consecutive_failures > 0) as failing,
                    (select count(*) from delivery) as messages, (select count(*) from delivery where waits > 0) as put_back,
                    (select min(sent_at) from delivery) as oldest,
                    (select count(*) from dead_letter where replayed_at is null) as dead
                from scheduled_tasks where task_name not like 'chore:%'
                """)
                .query((row, number) -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    return new Figures(
                            row.getLong("waiting"),
                            row.getLong("running"),
                            row.getLong("failing"),
                            row.getLong("messages"),
                            row.getLong("put_back"),
                            oldest == null ? null : oldest.toInstant(),
                            row.getLong("dead"));
                })
                .single();
    }

    /** A page of the messages that were put back, those first whose next try is near. */
    List<WaitingMessage> waiting(Principal me) {
        operator(me);
        return sql.sql(WaitingMessage.SELECT + "order by due_at, number limit ?")
                .param(PAGE)
                .query(WaitingMessage::of)
                .list();
    }

    /** One row more than a page when there is another page. */
    List<DeadLetter> page(Principal me, @Nullable UUID older) {
        operator(me);
        return letters.before(older, PAGE + 1);
    }

    DeadLetter letter(Principal me, UUID id) {
        operator(me);
        return letters.letter(id);
    }

    /** The payload as text, or nothing when its kind is sensitive or unknown here. */
    @Nullable
    String payload(Given given) {
        boolean shown = given.destination() == null
                ? handlers.stream().anyMatch(known -> known.kind().equals(given.kind()) && !known.sensitive())
                : replays.shows(given.kind());
        return shown ? json.writerWithDefaultPrettyPrinter().writeValueAsString(given.payload()) : null;
    }

    /** Enqueues the letters again under their old message ids, each once however often this is asked. */
    @Transactional
    int replay(Principal me, List<UUID> ids) {
        UUID by = operator(me);
        int replayed = 0;
        for (UUID id : ids) {
            DeadLetter letter = letters.letter(id);
            if (letters.claim(id, by)) {
                again(letter.given());
                audit.recordForInstallation(
                        "job.replayed", "job", id, "job", letter.given().kind());
                replayed++;
            }
        }
        return replayed;
    }

    private void again(Given given) {
        if (given.destination() == null) {
            jobs.enqueue(Job.of(given));
        } else {
            replays.again(given);
        }
    }

    /** The operator's account; for anybody else there is nothing here. */
    UUID operator(Principal me) {
        UUID account = UUID.fromString(me.getName());
        if (!sql.sql("select is_operator()").query(Boolean.class).single()) {
            throw new NotFound("operator", account);
        }
        return account;
    }
}
