package dev.roundtwo.identity.sessions;

import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.live.LiveFeed;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where an account is signed in. Ending a session holds on every node with its next request, and ends open streams. */
@Component
public class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** More sessions than anybody has devices; whoever signs in once more ends the oldest. */
    static final int MOST = 50;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final LiveFeed live;
    private final Audit audit;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, LiveFeed live, Audit audit) {
        this.sessions = sessions;
        this.live = live;
        this.audit = audit;
    }

    /** The account's sessions, the one at hand first, then the latest used. */
    public List<SessionRow> of(UUID account, @Nullable String current) {
        return all(account).stream()
                .map(session -> row(session, current))
                .sorted(Comparator.comparing(SessionRow::current)
                        .thenComparing(SessionRow::lastUsed)
                        .reversed())
                .toList();
    }

    public void end(UUID account, String handle) {
        all(account).stream()
                .filter(session -> handle(session).equals(handle))
                .findFirst()
                .ifPresent(session -> {
                    sessions.deleteById(session.getId());
                    ended(account, "one");
                });
    }

    public void endOthers(UUID account, @Nullable String current) {
        List<? extends Session> others = all(account).stream()
                .filter(session -> !session.getId().equals(current))
                .toList();
        others.forEach(session -> sessions.deleteById(session.getId()));
        if (!others.isEmpty()) {
            ended(account, current == null ? "all" : "others");
        }
    }

    /** Ends those of the account's sessions that hold the word in the attribute: what opened them is over. */
    public void endHolding(UUID account, String attribute, String word) {
        List<? extends Session> over = all(account).stream()
                .filter(session -> session.getAttribute(attribute) instanceof String text && text.contains(word))
                .toList();
        over.forEach(session -> sessions.deleteById(session.getId()));
        if (!over.isEmpty()) {
            ended(account, "provider");
        }
    }

    /** Makes room for the session at hand, which begins. Those that only a provider vouches for go first: it could open any number. */
    void keepToTheMost(UUID account, String current) {
        List<? extends Session> others = all(account).stream()
                .filter(session -> !session.getId().equals(current))
                .sorted(Comparator.comparing(Sessions::isOwn).thenComparing(Sessions::since))
                .toList();
        int over = others.size() - (MOST - 1);
        if (over > 0) {
            others.subList(0, over).forEach(session -> sessions.deleteById(session.getId()));
            ended(account, "oldest");
        }
    }

    public void endAll(UUID account) {
        endOthers(account, null);
    }

    /** Ends all sessions once the transaction at hand has committed: what was not done ends none. */
    public void endAllAfterwards(UUID account) {
        if (all(account).isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                all(account).forEach(session -> sessions.deleteById(session.getId()));
            }
        });
        ended(account, "all");
    }

    private Collection<? extends Session> all(UUID account) {
        return sessions.findByPrincipalName(account.toString()).values();
    }

    private static SessionRow row(Session session, @Nullable String current) {
        String browser = session.getAttribute(SessionAccount.BROWSER);
        String address = session.getAttribute(SessionAccount.ADDRESS);
        String by = session.getAttribute(SessionAccount.BY);
        return new SessionRow(
                handle(session),
                browser == null ? "A browser" : browser,
                address == null ? "an unknown address" : address,
                Stream.of((by == null ? Proof.OTHER.name() : by).split("\\+"))
                        .map(Proof::valueOf)
                        .toList(),
                since(session),
                session.getLastAccessedTime(),
                session.getId().equals(current));
    }

    private static Instant since(Session session) {
        String since = session.getAttribute(SessionAccount.SINCE);
        return since == null ? session.getCreationTime() : Instant.ofEpochMilli(Long.parseLong(since));
    }

    /** Whether its owner has shown who they are in it. */
    private static boolean isOwn(Session session) {
        return !"0".equals(session.getAttribute(SessionAccount.PROVED));
    }

    private static String handle(Session session) {
        return Secrets.digest(session.getId()).substring(0, 20);
    }

    /** Whoever is still signed in elsewhere gets their streams back at once. */
    private void ended(UUID account, String which) {
        live.endStreamsOf(account.toString());
        audit.recordFor(account, "session.ended", "which", which);
        LOG.atInfo()
                .addKeyValue("event", "sessions-ended")
                .addKeyValue("account", account)
                .addKeyValue("which", which)
                .log("Sessions ended");
    }
}
