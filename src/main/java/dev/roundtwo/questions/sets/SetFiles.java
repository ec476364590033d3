package dev.roundtwo.questions.sets;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.limits.Quotas;
import dev.roundtwo.questions.bank.Bank;
import dev.roundtwo.questions.bank.Bank.Author;
import dev.roundtwo.questions.bank.Bank.Origin;
import dev.roundtwo.questions.bank.Bank.Pinned;
import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.files.SetFile;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets as files: out whole, in as a new draft. */
@Service
@Transactional
public class SetFiles {

    private final EntityManager entities;
    private final Bank bank;
    private final Audit audit;
    private final Clock clock;
    private final Limits limits;
    private final Quotas quotas;

    SetFiles(EntityManager entities, Bank bank, Audit audit, Clock clock, Limits limits, Quotas quotas) {
        this.audit = audit;
        this.limits = limits;
        this.quotas = quotas;
        this.entities = entities;
        this.bank = bank;
        this.clock = clock;
    }

    /** The set with its pinned questions, for somebody who takes it along. */
    public SetFile written(Member me, UUID id) {
        me.mustBe(Role.INTERVIEWER);
        limits.take(Limited.EXPORTS, me.workspaceId(), me.accountId());
        SetFile file = whole(id);
        audit.record("set.exported", "set", id);
        return file;
    }

    /** The same, asked for by the workspace as a whole: knows no roles and leaves no entry. */
    @Transactional(readOnly = true)
    public SetFile whole(UUID id) {
        QuestionSet set = entities.find(QuestionSet.class, id);
        if (set == null) {
            throw new NotFound("set", id);
        }
        List<SetItem> items = set.items();
        var contents = bank.contents(items.stream().map(item -> item.revisionId).toList()).stream()
                .collect(Collectors.toMap(Bank.Kept::id, Bank.Kept::content));
        return new SetFile(
                set.title,
                set.description,
                set.rubric,
                items.stream()
                        .map(item -> new SetFile.Item(item.minutes, known(contents.get(item.revisionId))))
                        .toList());
    }

    /** Makes a draft of the file. A question that is here to the letter is taken from here, any other joins the bank. */
    public UUID read(Member me, SetFile file) {
        me.mustBe(Role.INTERVIEWER);
        quotas.moreToKeep();
        var set = QuestionSet.draft(file.title(), file.description(), file.rubric(), me.name(), clock.instant());
        var taken = new HashSet<UUID>();
        for (SetFile.Item item : file.items()) {
            Pinned question = bank.same(item.question())
                    .filter(known -> !taken.contains(known.questionId()))
                    .orElseGet(() -> bank.add(
                            me.workspaceId(), item.question(), new Author(me.accountId(), me.name()), Origin.NEW));
            taken.add(question.questionId());
            set.add(question, item.minutes(), Integer.MAX_VALUE);
        }
        entities.persist(set);
        entities.flush();
        audit.record("set.imported", "set", set.id);
        return set.id;
    }

    private static QuestionContent known(@org.jspecify.annotations.Nullable QuestionContent content) {
        if (content == null) {
            throw new IllegalStateException("An item's revision is out of sight");
        }
        return content;
    }
}
