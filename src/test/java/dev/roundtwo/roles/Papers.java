package dev.roundtwo.roles;

import dev.roundtwo.platform.files.Subject;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.sealing.Signing;
import dev.roundtwo.tenancy.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The company's files, ready to be fetched: on a question, on the interviews that go on, and a picture of its owner. */
final class Papers {

    private final ApplicationContext house;
    private final Company company;
    private final Things things;
    private final UUID onQuestion;
    private final UUID picture;
    private final Map<Who, UUID> onTalks = new EnumMap<>(Who.class);

    Papers(ApplicationContext house, Company company, Talks talks, Things things) throws Exception {
        this.house = house;
        this.company = company;
        this.things = things;
        Member lead = company.person(Who.LEAD);
        onQuestion = file(lead, Subject.question(things.question));
        picture = file(company.person(Who.OWNER), Subject.account(company.account(Who.OWNER)));
        for (Who who : new Who[] {Who.LEAD, Who.GUEST, Who.ASKER}) {
            Member uploads = who == Who.GUEST ? lead : company.person(who);
            onTalks.put(who, file(uploads, Subject.interview(talks.live.of(who))));
        }
    }

    /** The address with a file of what stands in it: for removing it, a new one of their own. */
    String path(String path, Who who, Talks.Talk talk, boolean allowed) throws Exception {
        if (path.startsWith("/pictures/")) {
            return "/pictures/" + (allowed ? picture : UUID.randomUUID()) + "/main";
        }
        if (path.startsWith("/files/")) {
            return link(allowed);
        }
        if (!path.contains("/files/{file}")) {
            return path;
        }
        boolean fresh = allowed && path.endsWith("/removal");
        UUID file;
        if (path.contains("/questions/")) {
            file = fresh ? file(company.person(who), Subject.question(things.question)) : onQuestion;
        } else if (fresh) {
            file = file(company.person(who), Subject.interview(talk.of(who)));
        } else {
            UUID known = onTalks.get(who == Who.GUEST ? Who.GUEST : who == Who.ANSWERER ? Who.ASKER : who);
            file = known == null ? onTalks.get(Who.LEAD) : known;
        }
        return path.replace("{file}", String.valueOf(file));
    }

    private String link(boolean good) {
        UUID workspace = company.person(Who.OWNER).workspaceId();
        long until = Instant.now().getEpochSecond() + 600;
        String text = workspace + "|" + onQuestion + "|main|" + until;
        String signature = house.getBean(Signing.class).sign(good ? "file" : "something else", text);
        return "/files/%s/%s/main/%d/%s".formatted(workspace, onQuestion, until, signature);
    }

    private UUID file(Member by, Subject on) throws IOException {
        UUID id = UUID.randomUUID();
        boolean portrait = on.kind().equals(Subject.ACCOUNT);
        @Nullable UUID workspace = portrait ? null : by.workspaceId();
        new Scope(workspace, by.accountId()).run(() -> house.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> house.getBean(JdbcClient.class)
                        .sql("""
                                insert into file (id, workspace_id, account_id, subject_kind, subject_id, uploaded_by, name, kind,
                                    portrait, status, size, main_size, uploaded_at, turn_at)
                                values (:id, :workspace, :account, :kind, :subject, :by, 'plan.png', 'PNG', :portrait, 'READY', 4, 4,
                                    now(), now())
                                """)
                        .param("id", id)
                        .param("workspace", workspace)
                        .param("account", portrait ? on.id() : null)
                        .param("kind", on.kind())
                        .param("subject", on.id())
                        .param("by", by.accountId())
                        .param("portrait", portrait)
                        .update()));
        Path bytes = Files.createTempFile("paper", "");
        Files.writeString(bytes, "four");
        house.getBean(Store.class).put(new Key(id, Key.Variant.MAIN), bytes);
        Files.delete(bytes);
        return id;
    }
}
