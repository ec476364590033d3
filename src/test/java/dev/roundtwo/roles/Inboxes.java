package dev.roundtwo.roles;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.notices.Notice;
import dev.roundtwo.tenancy.notices.NoticeKind;
import dev.roundtwo.tenancy.notices.Notices;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people of the company are told, each on their own, and the link that ends such mails. */
final class Inboxes {

    /** So far ahead that the mail stays on its way, where its link can be read. */
    private static final Instant LATER = Instant.parse("2030-01-10T12:00:00Z");

    private final ApplicationContext house;
    private final Company company;

    private final UUID owners;
    private final UUID admins;

    Inboxes(ApplicationContext house, Company company) throws Exception {
        this.house = house;
        this.company = company;
        owners = tell(company.person(Who.OWNER));
        admins = tell(company.person(Who.ADMIN));
    }

    /** The address with a notice of one's own, or of another's; with a link that is good, or none that ever was. */
    String path(String path, Who who, boolean allowed) throws Exception {
        if (path.contains("{notice}")) {
            UUID notice = allowed && who.hasAccount() ? tell(company.person(who)) : who == Who.OWNER ? admins : owners;
            return path.replace("{notice}", notice.toString());
        }
        if (path.startsWith("/unsubscribe/")) {
            return path.replace("{token}", allowed ? link() : "long-gone");
        }
        return path;
    }

    private UUID tell(Member who) throws Exception {
        Notice notice = new Notice(
                Ids.next(),
                who.accountId(),
                NoticeKind.INVITATION,
                "roles",
                "There is something to read",
                List.of(),
                List.of(),
                null,
                "/w/" + who.workspaceSlug(),
                null,
                null);
        in(who, () -> {
            Backdated.at(LATER, () -> house.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> house.getBean(Notices.class).tell(notice)));
            return notice;
        });
        return notice.id();
    }

    private String link() throws Exception {
        Member member = company.person(Who.ANSWERER);
        tell(member);
        String url = Objects.requireNonNull(house.getBean(JdbcClient.class)
                .sql(
                        "select payload ->> 'unsubscribe' from delivery where payload ->> 'to' = ? order by number limit 1")
                .param(member.email())
                .query(String.class)
                .single());
        return url.replaceFirst(".*/", "");
    }
}
