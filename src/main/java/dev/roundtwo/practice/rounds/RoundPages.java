package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.groups.Access;
import dev.roundtwo.practice.groups.Access.Inside;
import dev.roundtwo.practice.rounds.PairRow.Seat;
import dev.roundtwo.tenancy.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of rounds show. Drafts are for leads; of a group that plays without names each sees their own match only. */
@Service
@Transactional(readOnly = true)
public class RoundPages {

    private static final int PAST = 8;

    private final JdbcClient sql;
    private final Access access;
    private final Roll roll;
    private final Outlooks outlooks;

    RoundPages(JdbcClient sql, Access access, Roll roll, Outlooks outlooks) {
        this.sql = sql;
        this.access = access;
        this.roll = roll;
        this.outlooks = outlooks;
    }

    public RoundPage page(Member me, UUID group, UUID round) {
        Inside inside = access.inside(me, group);
        Head head = heads("and r.id = :id", group, round).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("round", round));
        if (head.draft() && !inside.steers()) {
            throw new AccessDeniedException("does not lead the group");
        }
        return whole(me, inside, head);
    }

    /** The draft, for leads. */
    public Optional<RoundPage> draft(Member me, Inside inside) {
        return inside.steers()
                ? heads(
                                "and r.status = 'DRAFT' and :id::uuid is null",
                                inside.group().id(),
                                null)
                        .stream()
                        .findFirst()
                        .map(head -> whole(me, inside, head))
                : Optional.empty();
    }

    /** What is known of the pairs of a draft, by match; of a round that was told nothing, and to nobody but its leads. */
    public Map<UUID, Outlook> outlooks(Member me, UUID group, RoundPage round) {
        Inside inside = access.inside(me, group);
        return round.draft() && inside.steers()
                ? outlooks.of(inside.group(), round.startsOn(), round.pairs())
                : Map.of();
    }

    /** The rounds that were told, newest first: the last ones, without their matches. */
    public List<RoundPage> told(Inside inside) {
        return heads(
                        "and r.status = 'PUBLISHED' and :id::uuid is null",
                        inside.group().id(),
                        null)
                .stream()
                .map(head -> head.with(List.of(), 0, false))
                .toList();
    }

    private RoundPage whole(Member me, Inside inside, Head head) {
        Map<UUID, PairRow> pairs = pairs(me, head.id());
        List<PairRow> shown = pairs.values().stream()
                .filter(pair -> inside.steers() || !pair.nameless())
                .sorted(Comparator.comparing(pair -> !pair.mine()))
                .toList();
        boolean stale = head.draft()
                && !new HashSet<>(accounts(pairs.values()))
                        .equals(roll.present(inside.group().id()));
        return head.with(shown, pairs.size() - shown.size(), stale);
    }

    private static List<UUID> accounts(Iterable<PairRow> pairs) {
        List<UUID> accounts = new ArrayList<>();
        for (PairRow pair : pairs) {
            for (Seat seat : new Seat[] {pair.asks(), pair.answers(), pair.observes()}) {
                if (seat != null) {
                    accounts.add(seat.account());
                }
            }
        }
        return accounts;
    }

    private Map<UUID, PairRow> pairs(Member me, UUID round) {
        Map<UUID, PairRow> pairs = new LinkedHashMap<>();
        sql.sql("""
                select t.id, t.anonymous, l.part, l.account_id, a.name from practice_match t
                left join practice_place l on l.match_id = t.id left join account a on a.id = l.account_id
                where t.workspace_id = current_workspace() and t.round_id = ? order by t.id
                """).param(round).query(row -> {
            UUID match = row.getObject("id", UUID.class);
            PairRow before =
                    pairs.getOrDefault(match, new PairRow(match, null, null, null, false, row.getBoolean("anonymous")));
            pairs.put(match, with(before, row, me));
        });
        return pairs;
    }

    private static PairRow with(PairRow before, ResultSet row, Member me) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        if (account == null) {
            return before;
        }
        Seat seat = new Seat(account, row.getString("name"));
        boolean mine = before.mine() || account.equals(me.accountId());
        return switch (row.getString("part")) {
            case "ASKS" ->
                new PairRow(before.match(), seat, before.answers(), before.observes(), mine, before.nameless());
            case "ANSWERS" ->
                new PairRow(before.match(), before.asks(), seat, before.observes(), mine, before.nameless());
            default -> new PairRow(before.match(), before.asks(), before.answers(), seat, mine, before.nameless());
        };
    }

    private List<Head> heads(String which, UUID group, @Nullable UUID id) {
        return sql.sql("""
                        select r.id, r.number, r.status, r.starts_on, r.publish_at, r.version from practice_round r
                        where r.workspace_id = current_workspace() and r.group_id = :group and r.status <> 'DROPPED'
                        """ + which + " order by r.number desc limit " + PAST)
                .param("group", group)
                .param("id", id)
                .query(RoundPages::head)
                .list();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        Timestamp publishAt = row.getTimestamp("publish_at");
        return new Head(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("status").equals("DRAFT"),
                row.getObject("starts_on", LocalDate.class),
                publishAt == null ? null : publishAt.toInstant(),
                row.getInt("version"));
    }

    private record Head(
            UUID id,
            int number,
            boolean draft,
            LocalDate startsOn,
            @Nullable Instant publishAt,
            int version) {

        RoundPage with(List<PairRow> pairs, int hidden, boolean stale) {
            return new RoundPage(id, number, draft, startsOn, publishAt, version, pairs, hidden, stale);
        }
    }
}
