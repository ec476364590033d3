package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.platform.mail.Letter;
import dev.roundtwo.tenancy.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a member was told, newest first, and what of it they have read. */
@Component
@Transactional
class Inbox {

    static final int PAGE = 30;

    /** What a bell can show; nobody counts further. */
    static final int MOST = 100;

    private static final Duration KEPT = Duration.ofDays(180);
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final JdbcClient sql;
    private final LiveFeed live;
    private final JsonMapper json;
    private final Clock clock;

    Inbox(JdbcClient sql, LiveFeed live, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.live = live;
        this.json = json;
        this.clock = clock;
    }

    /** A page's rows and one more, when there is another page, older than that number. */
    @Transactional(readOnly = true)
    List<NoticeRow> page(Member me, boolean unreadOnly, @Nullable Long older) {
        return sql.sql("""
                select id, number, kind, title, lines, details, action, path, told_at, read_at from notice
                where workspace_id = :workspace and account_id = :account and shown and number < :older
                """ + (unreadOnly ? " and read_at is null" : "") + " order by number desc limit :most")
                .param("workspace", me.workspaceId())
                .param("account", me.accountId())
                .param("older", older == null ? Long.MAX_VALUE : older)
                .param("most", PAGE + 1)
                .query(this::row)
                .list();
    }

    /** How many are unread, up to {@link #MOST}. */
    @Transactional(readOnly = true)
    int unread(Member me) {
        return sql.sql("""
                select count(*) from (select from notice where workspace_id = ? and account_id = ? and shown and read_at is null limit ?) counted
                """)
                .params(me.workspaceId(), me.accountId(), MOST)
                .query(Integer.class)
                .single();
    }

    void read(Member me, UUID id) {
        int found = sql.sql("""
                        update notice set read_at = coalesce(read_at, :now)
                        where workspace_id = :workspace and account_id = :account and id = :id and shown
                        """)
                .param("now", now())
                .param("workspace", me.workspaceId())
                .param("account", me.accountId())
                .param("id", id)
                .update();
        if (found == 0) {
            throw new NotFound("notice", id);
        }
        tellOtherPages(me);
    }

    /** Up to the newest that the page showed: what came since was not seen. */
    void readAll(Member me, long newest) {
        sql.sql("""
                update notice set read_at = :now
                where workspace_id = :workspace and account_id = :account and shown and read_at is null and number <= :newest
                """)
                .param("now", now())
                .param("workspace", me.workspaceId())
                .param("account", me.accountId())
                .param("newest", newest)
                .update();
        tellOtherPages(me);
    }

    /** What is older than half a year, of all workspaces: a function of the tables' owner takes it away. */
    @Transactional(propagation = Propagation.NEVER)
    void forget() {
        long gone;
        do {
            gone = sql.sql("select notices_forget(?, ?)")
                    .params(Timestamp.from(clock.instant().minus(KEPT)), FORGOTTEN_AT_ONCE)
                    .query(Long.class)
                    .single();
        } while (gone == FORGOTTEN_AT_ONCE);
    }

    private void tellOtherPages(Member me) {
        live.publish(Notices.topic(me.accountId()), "notices", Map.of());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private NoticeRow row(ResultSet row, int number) throws SQLException {
        return new NoticeRow(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                NoticeKind.kept(row.getString("kind")).orElse(null),
                row.getString("title"),
                json.readValue(row.getString("lines"), new TypeReference<List<String>>() {}),
                json.readValue(row.getString("details"), new TypeReference<List<Letter.Row>>() {}),
                row.getString("action"),
                row.getString("path"),
                row.getTimestamp("told_at").toInstant(),
                row.getTimestamp("read_at") != null);
    }
}
