package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.notices.StopLinks.Stop;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends mails of one kind for whoever has the link that stands in them, and takes that back. */
@Component
class Stops {

    private final JdbcClient sql;
    private final StopLinks links;
    private final HeldMails held;
    private final OwnTransaction apart;

    Stops(JdbcClient sql, StopLinks links, HeldMails held, OwnTransaction apart) {
        this.sql = sql;
        this.links = links;
        this.held = held;
        this.apart = apart;
    }

    /** What a link stands for now: the workspace's name, what it ends, and whether that has ended. */
    record State(String workspace, String what, boolean ended) {}

    /** Nothing for a link that is not ours, or whose person has left. */
    Optional<State> look(String token) {
        return links.open(token).flatMap(stop -> in(stop, () -> state(stop)));
    }

    Optional<State> end(String token) {
        return links.open(token)
                .flatMap(stop -> in(stop, () -> {
                    state(stop).filter(state -> !state.ended()).ifPresent(state -> end(stop));
                    return state(stop);
                }));
    }

    Optional<State> undo(String token) {
        return links.open(token)
                .flatMap(stop -> in(stop, () -> {
                    sql.sql("""
                    update notice_choice set mail = mail_before, mail_before = null
                    where workspace_id = current_workspace() and account_id = :account and mail = 'NONE'
                      and case when :what = 'DIGEST' then mail_before = 'DIGEST' else kind = :what and mail_before is not null end
                    """)
                            .param("account", stop.account())
                            .param("what", stop.what())
                            .update();
                    return state(stop);
                }));
    }

    /** In the inbox they are from now on, if they were not before: nothing is silenced that a mail alone told. */
    private void end(Stop stop) {
        mailed(stop).forEach((kind, before) -> {
            sql.sql("""
                    insert into notice_choice (workspace_id, account_id, kind, shown, mail, mail_before)
                    values (current_workspace(), :account, :kind, true, 'NONE', :before)
                    on conflict (workspace_id, account_id, kind) do update set shown = true, mail = 'NONE', mail_before = :before
                    """)
                    .param("account", stop.account())
                    .param("kind", kind.name())
                    .param("before", before.name())
                    .update();
            held.forget(stop.workspace(), stop.account(), kind);
        });
    }

    private Optional<State> state(Stop stop) {
        return sql.sql(
                        "select workspace from acting_member where workspace_id = current_workspace() and account_id = ?")
                .param(stop.account())
                .query(String.class)
                .optional()
                .map(name -> new State(name, stop.what(), mailed(stop).isEmpty()));
    }

    /** The kinds that the link ends and that are mailed yet, with when. */
    private Map<NoticeKind, MailTime> mailed(Stop stop) {
        boolean digest = stop.what().equals(StopLinks.DIGEST);
        Map<NoticeKind, MailTime> mailed = new EnumMap<>(NoticeKind.class);
        Stream.of(NoticeKind.values())
                .filter(kind -> digest || kind.name().equals(stop.what()))
                .forEach(kind -> mailed.put(kind, kind.mail()));
        sql.sql("select kind, mail from notice_choice where workspace_id = current_workspace() and account_id = ?")
                .param(stop.account())
                .query(row -> {
                    MailTime time = MailTime.valueOf(row.getString("mail"));
                    NoticeKind.kept(row.getString("kind")).ifPresent(kind -> mailed.replace(kind, time));
                });
        mailed.values().removeIf(time -> digest ? time != MailTime.DIGEST : time == MailTime.NONE);
        return mailed;
    }

    private <T> T in(Stop stop, Supplier<T> work) {
        return new Scope(stop.workspace(), stop.account()).call(() -> apart.of(work));
    }
}
