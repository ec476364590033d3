package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.reports.Reader.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what the models hold of a month. What each number means stands in decision 21. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Figures {

    static final int MONTHS = 6;

    private final JdbcClient sql;

    Figures(JdbcClient sql) {
        this.sql = sql;
    }

    record Own(int interviews, int answered, int asked, int watched, int minutes, int missed, int calledOff) {}

    record OfGroup(int interviews, int minutes, int people, int missed, int calledOff, int pairs, int distinct) {}

    record OfWorkspace(int interviews, int minutes, int people, int missed, int calledOff, int pairs) {}

    /** Somebody's part: how many interviews, their minutes, and how often they did not come. */
    record Part(@Nullable UUID account, int interviews, int minutes, int missed) {}

    record Use(String title, int turns, long seconds, int hints, int followUps) {}

    Own own(UUID account, Span span) {
        return in(span, """
                select count(*) filter (where came and state = 'HELD') as interviews,
                    count(*) filter (where came and state = 'HELD' and part in ('CANDIDATE', 'PEER')) as answered,
                    count(*) filter (where came and state = 'HELD' and part in ('LEAD', 'INTERVIEWER', 'PEER')) as asked,
                    count(*) filter (where came and state = 'HELD' and part in ('SHADOW', 'OBSERVER')) as watched,
                    coalesce(sum(minutes) filter (where came and state = 'HELD'), 0) as minutes,
                    count(*) filter (where missed) as missed, count(*) filter (where state = 'CANCELLED') as called_off
                from insight_seat where workspace_id = current_workspace() and account_id = :account
                  and taken_at >= :from and taken_at < :to
                """)
                .param("account", account)
                .query((row, number) -> new Own(
                        row.getInt("interviews"),
                        row.getInt("answered"),
                        row.getInt("asked"),
                        row.getInt("watched"),
                        row.getInt("minutes"),
                        row.getInt("missed"),
                        row.getInt("called_off")))
                .single();
    }

    OfGroup group(UUID group, Span span) {
        return in(span, """
                select i.*, s.*, m.* from
                    (select count(*) filter (where state = 'HELD') as interviews,
                        coalesce(sum(minutes) filter (where state = 'HELD'), 0) as minutes,
                        count(*) filter (where state = 'CANCELLED') as called_off
                     from insight_interview where workspace_id = current_workspace() and group_id = :group
                       and taken_at >= :from and taken_at < :to) i,
                    (select count(distinct account_id) filter (where came and state = 'HELD') as people,
                        count(*) filter (where missed) as missed
                     from insight_seat where workspace_id = current_workspace() and group_id = :group
                       and taken_at >= :from and taken_at < :to) s,
                    (select count(*) as pairs,
                        count(distinct (least(asks, answers), greatest(asks, answers))) filter (where asks is not null and answers is not null)
                            as apart
                     from insight_match where workspace_id = current_workspace() and group_id = :group
                       and told_at >= :from and told_at < :to) m
                """)
                .param("group", group)
                .query((row, number) -> new OfGroup(
                        row.getInt("interviews"),
                        row.getInt("minutes"),
                        row.getInt("people"),
                        row.getInt("missed"),
                        row.getInt("called_off"),
                        row.getInt("pairs"),
                        row.getInt("apart")))
                .single();
    }

    /** What each of the group's interviews' people did. */
    List<Part> parts(UUID group, Span span) {
        return in(span, """
                select account_id, count(*) filter (where came and state = 'HELD') as interviews,
                    coalesce(sum(minutes) filter (where came and state = 'HELD'), 0) as minutes, count(*) filter (where missed) as missed
                from insight_seat where workspace_id = current_workspace() and group_id = :group
                  and taken_at >= :from and taken_at < :to and account_id is not null group by account_id
                """).param("group", group).query(Figures::part).list();
    }

    OfWorkspace workspace(Span span) {
        return in(span, """
                select i.*, s.*, m.* from
                    (select count(*) filter (where state = 'HELD') as interviews,
                        coalesce(sum(minutes) filter (where state = 'HELD'), 0) as minutes,
                        count(*) filter (where state = 'CANCELLED') as called_off
                     from insight_interview where workspace_id = current_workspace() and taken_at >= :from and taken_at < :to) i,
                    (select count(distinct account_id) filter (where came and state = 'HELD') as people,
                        count(*) filter (where missed) as missed
                     from insight_seat where workspace_id = current_workspace() and taken_at >= :from and taken_at < :to) s,
                    (select count(*) as pairs from insight_match
                     where workspace_id = current_workspace() and told_at >= :from and told_at < :to) m
                """)
                .query((row, number) -> new OfWorkspace(
                        row.getInt("interviews"),
                        row.getInt("minutes"),
                        row.getInt("people"),
                        row.getInt("missed"),
                        row.getInt("called_off"),
                        row.getInt("pairs")))
                .single();
    }

    /** Who interviewed in panels, whoever did most first. */
    List<Part> load(Span span, int most) {
        return in(span, """
                select account_id, count(*) as interviews, sum(minutes) as minutes, 0 as missed
                from insight_seat where workspace_id = current_workspace() and taken_at >= :from and taken_at < :to
                  and came and state = 'HELD' and part in ('LEAD', 'INTERVIEWER') and account_id is not null
                group by account_id order by 2 desc, 3 desc, 1 limit :most
                """).param("most", most).query(Figures::part).list();
    }

    /** Which questions were shown, the most used first. */
    List<Use> questions(Span span, int most) {
        return in(span, """
                select title, count(distinct turn_id) as turns, sum(seconds) as seconds, sum(hints) as hints, sum(follow_ups) as follow_ups
                from insight_question where workspace_id = current_workspace() and taken_at >= :from and taken_at < :to
                group by title order by 2 desc, 1 limit :most
                """)
                .param("most", most)
                .query((row, number) -> new Use(
                        row.getString("title"),
                        row.getInt("turns"),
                        row.getLong("seconds"),
                        row.getInt("hints"),
                        row.getInt("follow_ups")))
                .list();
    }

    /** How many interviews were held in each of the last months up to that one: of a person, a group, or (both null) all. */
    Map<YearMonth, Integer> held(@Nullable UUID account, @Nullable UUID group, YearMonth last, Reader reader) {
        Map<YearMonth, Integer> held = new LinkedHashMap<>();
        YearMonth first = last.minusMonths(MONTHS - 1L);
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            held.put(month, 0);
        }
        String of = account == null
                ? " from insight_interview where state = 'HELD' and (cast(:of as uuid) is null or group_id = cast(:of as uuid))"
                : " from insight_seat where state = 'HELD' and came and account_id = :of";
        in(
                        reader.span(first, last),
                        "select to_char(taken_at at time zone :zone, 'YYYY-MM') as month, count(*) as held" + of
                                + " and workspace_id = current_workspace() and taken_at >= :from and taken_at < :to group by 1")
                .param("zone", reader.zone().getId())
                .param("of", account == null ? group : account)
                .query(row -> {
                    held.put(YearMonth.parse(row.getString("month")), row.getInt("held"));
                });
        return held;
    }

    private JdbcClient.StatementSpec in(Span span, String statement) {
        return sql.sql(statement).param("from", Timestamp.from(span.from())).param("to", Timestamp.from(span.to()));
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(
                row.getObject("account_id", UUID.class),
                row.getInt("interviews"),
                row.getInt("minutes"),
                row.getInt("missed"));
    }
}
