package dev.roundtwo.practice.hours;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.practice.hours.Clockwork.Minutes;
import dev.roundtwo.practice.hours.Week.Window;
import dev.roundtwo.tenancy.Member;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down one's own hours. Saved twice at once, the later one stands whole. */
@Service
@Transactional
public class HoursBook {

    private static final int EXCEPTIONS = 100;

    private final JdbcClient sql;
    private final RegionalSettings regions;

    HoursBook(JdbcClient sql, RegionalSettings regions) {
        this.sql = sql;
        this.regions = regions;
    }

    /** All that stood on the page, or nothing of it; it was judged before. */
    public void save(Member me, HoursForm form, OtherDay other) {
        save(me, form);
        other.forgotten().ifPresent(day -> forget(me, day));
        if (other.said()) {
            except(me, other.date().orElseThrow(), other.extra(), other.times());
        }
    }

    /** The form was judged before. */
    public void save(Member me, HoursForm form) {
        person(me, form);
        sql.sql("delete from practice_hours where workspace_id = current_workspace() and account_id = ?")
                .param(me.accountId())
                .update();
        for (Window window : form.windows()) {
            sql.sql("""
                    insert into practice_hours (workspace_id, account_id, day, from_minute, to_minute)
                    values (current_workspace(), ?, ?, ?, ?)
                    """)
                    .params(me.accountId(), window.day().getValue(), window.from(), window.to())
                    .update();
        }
    }

    /** Says that a day is otherwise: free at those times beside one's hours, or not free at them; without any, all day. */
    public void except(Member me, LocalDate day, boolean free, String hours) {
        List<Minutes> minutes = Clockwork.read(hours).orElseThrow(() -> new RuleBroken("practice.exception.hours"));
        if (minutes.isEmpty() && free) {
            throw new RuleBroken("practice.exception.hours");
        }
        ensure(me);
        int known =
                sql.sql("""
                        select count(*) from practice_exception
                        where workspace_id = current_workspace() and account_id = ? and day <> ?
                        """).params(me.accountId(), day).query(Integer.class).single();
        if (known >= EXCEPTIONS) {
            throw new RuleBroken("practice.exception.many", EXCEPTIONS);
        }
        sql.sql("""
                delete from practice_exception
                where workspace_id = current_workspace() and account_id = ? and day = ? and free = ?
                """).params(me.accountId(), day, free).update();
        for (Minutes one : minutes.isEmpty() ? List.of(new Minutes(0, 1440)) : minutes) {
            sql.sql("""
                    insert into practice_exception (workspace_id, account_id, day, free, from_minute, to_minute)
                    values (current_workspace(), ?, ?, ?, ?, ?)
                    """).params(me.accountId(), day, free, one.from(), one.to()).update();
        }
    }

    /** The day is as every week. */
    public void forget(Member me, LocalDate day) {
        sql.sql(
                        "delete from practice_exception where workspace_id = current_workspace() and account_id = ? and day = ?")
                .params(me.accountId(), day)
                .update();
    }

    /** The row of the person comes first, and locks their hours for whoever else writes them. */
    private void person(Member me, HoursForm form) {
        ensure(me);
        sql.sql("""
                update practice_person set level = ?, language = ?, zone = ?, buffer = ?
                where workspace_id = current_workspace() and account_id = ?
                """)
                .param(form.level())
                .param(form.language())
                .param(form.clock().orElseThrow().getId())
                .param(form.pause().orElseThrow())
                .param(me.accountId())
                .update();
        regions.suppose(me.accountId(), form.clock().orElseThrow());
    }

    private void ensure(Member me) {
        Profile unsaid = Profile.unsaid(regions.of(me.accountId()).zone());
        sql.sql("""
                insert into practice_person (workspace_id, account_id, level, language, zone, buffer)
                values (current_workspace(), ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        me.accountId(),
                        unsaid.level(),
                        unsaid.language(),
                        unsaid.zone().getId(),
                        unsaid.buffer())
                .update();
        sql.sql("""
                select account_id from practice_person where workspace_id = current_workspace() and account_id = ? for update
                """).param(me.accountId()).query((row, number) -> "").single();
    }
}
