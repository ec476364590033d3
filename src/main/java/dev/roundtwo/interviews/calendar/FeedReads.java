package dev.roundtwo.interviews.calendar;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a private feed's address answers to whoever knows it. */
@Component
@Transactional
class FeedReads {

    private static final Duration PAST = Duration.ofDays(90);

    /** How exactly it is kept when the feed was last read: a write for each look would be for nothing. */
    private static final Duration LOOKS = Duration.ofMinutes(10);

    private final JdbcClient sql;
    private final FeedEntries entries;
    private final RegionalSettings regions;
    private final Letterhead house;
    private final Words words;
    private final Limits limits;
    private final Clock clock;

    FeedReads(
            JdbcClient sql,
            FeedEntries entries,
            RegionalSettings regions,
            Letterhead house,
            Words words,
            Limits limits,
            Clock clock) {
        this.sql = sql;
        this.entries = entries;
        this.regions = regions;
        this.house = house;
        this.words = words;
        this.limits = limits;
        this.clock = clock;
    }

    /** The calendar, a mark of what is in it, and since when that is so. */
    record Read(String calendar, String mark, Instant changedAt) {}

    /**
     * The feed behind the token, in the workspace in scope.
     *
     * @throws NotFound when there is none, or its person may not act here any more
     */
    Read of(String token) {
        Row row = sql.sql("""
                        select f.account_id, f.content, f.changed_at, f.read_at from calendar_feed f
                        join acting_member m on m.workspace_id = f.workspace_id and m.account_id = f.account_id
                        where f.workspace_id = current_workspace() and f.digest = ?
                        """)
                .param(Secrets.digest(token))
                .query((found, number) -> new Row(
                        found.getObject("account_id", UUID.class),
                        found.getString("content"),
                        Feeds.instant(found, "changed_at"),
                        Feeds.instant(found, "read_at")))
                .optional()
                .orElseThrow(() -> new NotFound("calendar", "here"));
        limits.takeFor(Limited.CALENDAR_READS, row.account().toString());
        Instant now = clock.instant();
        CalendarText.Who organizer = house.organizer();
        String calendar = new CalendarText(regions.of(row.account()).zone(), organizer)
                .feed(words.feed(Objects.requireNonNull(organizer.name())), entries.of(row.account(), now.minus(PAST)));
        String mark = Secrets.digest(calendar);
        boolean same = mark.equals(row.content()) && row.changedAt() != null;
        if (!same || row.readAt() == null || row.readAt().isBefore(now.minus(LOOKS))) {
            note(row.account(), mark, now);
        }
        return new Read(calendar, mark, same ? Objects.requireNonNull(row.changedAt()) : now);
    }

    private void note(UUID account, String mark, Instant now) {
        sql.sql("""
                update calendar_feed set read_at = :now, content = :mark,
                    changed_at = case when content is distinct from :mark then :now else changed_at end
                where workspace_id = current_workspace() and account_id = :account
                """)
                .param("now", Timestamp.from(now))
                .param("mark", mark)
                .param("account", account)
                .update();
    }

    private record Row(
            UUID account,
            @Nullable String content,
            @Nullable Instant changedAt,
            @Nullable Instant readAt) {}
}
