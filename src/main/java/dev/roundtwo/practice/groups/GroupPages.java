package dev.roundtwo.practice.groups;

import dev.roundtwo.practice.Standing;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.practice.groups.Access.Inside;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of groups show. */
@Service
@Transactional(readOnly = true)
public class GroupPages {

    static final int PAGE = 30;

    /** Who has not practised for so long is shown first. */
    private static final Duration A_WHILE = Duration.ofDays(28);

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String ROWS = """
            select g.id, g.name, g.purpose, g.rhythm, coalesce((select r.starts_on from practice_round r
                       where r.group_id = g.id and r.status = 'DRAFT' and r.publish_at is not null), g.next_on) as next_on, m.account_id is not null as mine, coalesce(m.lead, false) as lead,
                   (select count(*)::int from practice_membership c where c.group_id = g.id) as people,
                   exists (select from practice_request r where r.group_id = g.id and r.account_id = :me) as asked,
                   case when m.lead then (select count(*)::int from practice_request r where r.group_id = g.id) else 0 end as requests
            from practice_group g
            """;

    private final JdbcClient sql;
    private final Access access;
    private final Standings standings;
    private final Clock clock;

    GroupPages(JdbcClient sql, Access access, Standings standings, Clock clock) {
        this.sql = sql;
        this.access = access;
        this.standings = standings;
        this.clock = clock;
    }

    /** The groups one belongs to, by name. */
    public List<GroupRow> mine(Member me) {
        return mine(me, NEVER);
    }

    /** The same, with those that have ended since. */
    public List<GroupRow> mine(Member me, Instant since) {
        return sql.sql(ROWS + """
                        join practice_membership m on m.group_id = g.id and m.workspace_id = current_workspace() and m.account_id = :me
                        where g.ended_at is null or g.ended_at >= :since order by lower(g.name), g.id
                        """)
                .param("me", me.accountId())
                .param("since", Timestamp.from(since))
                .query(GroupPages::row)
                .list();
    }

    /** Those that have ended and that one may still look into, the last first: a page of them. */
    public List<GroupRow> ended(Member me) {
        return sql.sql(ROWS + """
                        left join practice_membership m on m.group_id = g.id and m.account_id = :me
                        where g.workspace_id = current_workspace() and g.ended_at is not null and (m.account_id is not null or :all)
                        order by g.ended_at desc, g.id limit :most
                        """)
                .param("me", me.accountId())
                .param("all", me.may(Role.ADMIN))
                .param("most", PAGE)
                .query(GroupPages::row)
                .list();
    }

    /** The others, by name: those that follow that one (null: from the start), a page and one more. */
    public List<GroupRow> others(Member me, @Nullable UUID after) {
        return sql.sql(ROWS + """
                        left join practice_membership m on m.group_id = g.id and m.account_id = :me
                        where g.workspace_id = current_workspace() and g.ended_at is null and m.account_id is null
                          and (cast(:after as uuid) is null or (lower(g.name), g.id)
                               > (select lower(p.name), p.id from practice_group p where p.id = cast(:after as uuid)))
                        order by lower(g.name), g.id limit :most
                        """)
                .param("me", me.accountId())
                .param("after", after)
                .param("most", PAGE + 1)
                .query(GroupPages::row)
                .list();
    }

    /** The group as it stands to whoever asks: its people and pairs are for those who see it from inside. */
    public Inside page(Member me, UUID group) {
        return access.of(me, group);
    }

    /** For its settings. */
    @Transactional
    public Group steered(Member me, UUID group) {
        return access.steering(me, group).group();
    }

    /** When it is paired next: that round may be drafted by now, and the rhythm be one ahead. */
    public @Nullable LocalDate nextOn(Group group) {
        return sql.sql("""
                        select starts_on from practice_round
                        where workspace_id = current_workspace() and group_id = ? and status = 'DRAFT' and publish_at is not null
                        """)
                .param(group.id())
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .optional()
                .orElse(group.nextOn());
    }

    /** Whether one asked to join it and waits. */
    public boolean asked(Member me, UUID group) {
        return sql.sql("select exists (select from practice_request where group_id = ? and account_id = ?)")
                .params(group, me.accountId())
                .query(Boolean.class)
                .single();
    }

    public int size(UUID group) {
        return sql.sql("select count(*) from practice_membership where group_id = ?")
                .param(group)
                .query(Integer.class)
                .single();
    }

    /** Its people, by name. */
    public List<MateRow> people(Member me, UUID group) {
        Inside inside = access.inside(me, group);
        boolean veiled = !inside.steers() && (inside.group().anonymous() || nameless(group));
        List<Mate> mates = sql.sql("""
                select m.account_id, a.name, m.lead, m.resting, m.joined_at, p.level, coalesce(h.rounds, 0) as rounds, h.matched
                from practice_membership m join account a on a.id = m.account_id
                left join practice_person p on p.workspace_id = m.workspace_id and p.account_id = m.account_id
                left join (select l.account_id, count(*)::int as rounds, max(r.published_at) as matched
                    from practice_round r join practice_place l on l.round_id = r.id
                    where r.group_id = :group and r.status = 'PUBLISHED' group by l.account_id) h on h.account_id = m.account_id
                where m.group_id = :group order by lower(a.name), m.account_id
                """).param("group", group).query(Mate::read).list();
        Map<UUID, Standing> known =
                standings.of(mates.stream().map(Mate::account).toList());
        Instant before = clock.instant().minus(A_WHILE);
        return mates.stream()
                .map(mate -> veiled && !mate.account().equals(me.accountId())
                        ? mate.veiled()
                        : mate.with(known.getOrDefault(mate.account(), Standing.FRESH), before))
                .toList();
    }

    /** Whether people were paired without names lately, and some of them still are. */
    private boolean nameless(UUID group) {
        return sql.sql("""
                        select exists (select from practice_match t where t.workspace_id = current_workspace() and t.group_id = ?
                          and t.anonymous and t.matched_at > ? and (select count(*) from practice_place n
                            where n.match_id = t.id and n.named and n.part <> 'OBSERVES') < 2)
                        """)
                .params(group, Timestamp.from(clock.instant().minus(A_WHILE)))
                .query(Boolean.class)
                .single();
    }

    /** Who asks to join, in the order they asked; for leads. */
    public List<Asking> requests(Member me, UUID group) {
        if (!access.of(me, group).steers()) {
            return List.of();
        }
        return sql.sql("""
                select r.account_id, a.name, r.asked_at from practice_request r join account a on a.id = r.account_id
                where r.group_id = ? order by r.asked_at, r.account_id
                """)
                .param(group)
                .query((row, number) -> new Asking(
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }

    private static GroupRow row(ResultSet row, int number) throws SQLException {
        return new GroupRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("purpose"),
                Rhythm.valueOf(row.getString("rhythm")),
                row.getObject("next_on", LocalDate.class),
                row.getInt("people"),
                row.getBoolean("mine"),
                row.getBoolean("lead"),
                row.getBoolean("asked"),
                row.getInt("requests"));
    }

    /** Somebody who asks to join. */
    public record Asking(UUID account, String name, Instant at) {}
}
