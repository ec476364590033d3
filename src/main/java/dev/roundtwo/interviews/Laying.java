package dev.roundtwo.interviews;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.questions.PublishedSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes a new interview down, in the workspace in scope: itself, its seats with their links, and what is asked in it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Laying {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final SeatLinks links;
    private final TakenTimes taken;

    Laying(JdbcClient sql, JsonMapper json, SeatLinks links, TakenTimes taken) {
        this.sql = sql;
        this.json = json;
        this.links = links;
        this.taken = taken;
    }

    /** What an interview is. One that starts when it is made takes nobody's time; {@code match} is what it came of. */
    public record Opening(
            String title,
            Mode mode,
            Instant startsAt,
            ZoneId zone,
            int minutes,
            @Nullable UUID by,
            Instant madeAt,
            @Nullable UUID match,
            @Nullable UUID group,
            boolean anonymous) {}

    /** Who is to sit where; a guest has no account. */
    public record Chair(
            @Nullable UUID account, String name, @Nullable String email, Part part, int half) {}

    public UUID open(Opening opening) {
        UUID id = Ids.next();
        sql.sql("""
                insert into interview (id, workspace_id, title, mode, status, starts_at, zone, minutes, created_by, created_at, half,
                                       match_id, group_id, anonymous)
                values (:id, current_workspace(), :title, :mode, 'SCHEDULED', :at, :zone, :minutes, :by, :made, 1,
                        :match, :group, :anonymous)
                """)
                .param("id", id)
                .param("title", opening.title())
                .param("mode", opening.mode().name())
                .param("at", Timestamp.from(opening.startsAt()))
                .param("zone", opening.zone().getId())
                .param("minutes", opening.minutes())
                .param("by", opening.by())
                .param("made", Timestamp.from(opening.madeAt()))
                .param("match", opening.match())
                .param("group", opening.group())
                .param("anonymous", opening.anonymous())
                .update();
        sql.sql(
                        "insert into shared_note (interview_id, workspace_id, version, text) values (?, current_workspace(), 0, '')")
                .param(id)
                .update();
        return id;
    }

    /** Lays a seat, whose link is its first one; refuses when that person is taken at the time. */
    UUID seat(UUID interview, Chair chair, SeatLinks.Key key) {
        UUID id = Ids.next();
        taken.guarded(() -> sql.sql("""
                insert into seat (id, workspace_id, interview_id, part, shadowing, half, name, email, account_id, link_number, link_digest)
                values (:id, current_workspace(), :interview, :part, :shadowing, :half, :name, :email, :account, 1, :digest)
                """)
                .param("id", id)
                .param("interview", interview)
                .param("part", (chair.part() == Part.SHADOW ? Part.OBSERVER : chair.part()).name())
                .param("shadowing", chair.part() == Part.SHADOW)
                .param("half", chair.half())
                .param("name", chair.name())
                .param("email", chair.email())
                .param("account", chair.account())
                .param("digest", Secrets.digest(key.token(id, 1)))
                .update());
        return id;
    }

    /** The same with the key of the workspace. */
    public UUID seat(UUID workspace, UUID interview, Chair chair) {
        return seat(interview, chair, links.key(workspace));
    }

    /** Freezes a set for that half, in which this seat answers. */
    public void freeze(UUID interview, PublishedSet set, int number, UUID candidate) {
        if (set.questions().isEmpty()) {
            throw new RuleBroken("interviews.set.empty");
        }
        sql.sql("""
                insert into turn (id, workspace_id, interview_id, number, candidate_seat, set_id, set_title, set_number,
                                  rubric, minutes, agenda, progress)
                values (?, current_workspace(), ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """)
                .params(
                        Ids.next(),
                        interview,
                        number,
                        candidate,
                        set.id(),
                        set.title(),
                        set.number(),
                        set.rubric(),
                        set.minutes(),
                        json.writeValueAsString(set.questions()),
                        json.writeValueAsString(Progress.fresh(set.questions().size())))
                .update();
    }
}
