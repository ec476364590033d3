package dev.roundtwo.interviews.calendar;

import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.web.PublicUrl;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All interviews in which a member has a seat, in one statement however many there are. */
@Component
class FeedEntries {

    /** More than anybody has in a feed's time; what is left out then are the oldest. */
    private static final int MOST = 2_000;

    private final JdbcClient sql;
    private final Letterhead house;
    private final Words words;
    private final PublicUrl url;

    FeedEntries(JdbcClient sql, Letterhead house, Words words, PublicUrl url) {
        this.sql = sql;
        this.house = house;
        this.words = words;
        this.url = url;
    }

    /** From then on, called off or not, the soonest first. They change when their time does, and in nothing else a calendar shows. */
    List<CalendarEntry> of(UUID account, Instant from) {
        String pages = url.of("/w/" + house.slug() + "/interviews/");
        // Without "offset 0" the planner reads all interviews of the workspace for somebody who has many.
        return sql.sql("""
                        select i.id, i.sequence + s.shifts as sequence, i.status, i.title, i.starts_at, i.minutes, others.names,
                               coalesce(told.at, i.created_at) as changed
                        from seat s
                        cross join lateral (select x.* from interview x
                                            where x.id = s.interview_id and x.starts_at >= :from offset 0) i
                        cross join lateral (select coalesce(array_agg(o.name order by o.id), '{}') as names from seat o
                                            where o.interview_id = i.id and o.id <> s.id
                                              and (o.left_at is null or i.status <> 'SCHEDULED')) others
                        cross join lateral (select max(e.at) as at from timeline_entry e
                                            where e.workspace_id = i.workspace_id and e.interview_id = i.id
                                              and e.kind in ('SCHEDULED', 'CANCELLED')) told
                        where s.workspace_id = current_workspace() and s.account_id = :account and s.left_at is null
                        order by i.starts_at desc, i.id limit :most
                        """)
                .param("account", account)
                .param("from", Timestamp.from(from))
                .param("most", MOST)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    Instant start = row.getTimestamp("starts_at").toInstant();
                    String address = pages + id;
                    List<String> others =
                            List.of((String[]) row.getArray("names").getArray());
                    return new CalendarEntry(
                            id,
                            row.getInt("sequence"),
                            Status.valueOf(row.getString("status")) == Status.CANCELLED,
                            row.getString("title"),
                            words.of(others, address, null),
                            address,
                            start,
                            CalendarFiles.end(start, row.getInt("minutes")),
                            row.getTimestamp("changed").toInstant());
                })
                .list()
                .reversed();
    }
}
