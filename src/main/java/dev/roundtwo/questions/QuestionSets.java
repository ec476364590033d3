package dev.roundtwo.questions;

import static org.springframework.jdbc.core.DataClassRowMapper.newInstance;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.bank.Bank;
import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.sets.SetBuilder;
import dev.roundtwo.questions.sets.SetVersions;
import dev.roundtwo.tenancy.Member;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Question sets for those who hold interviews: what there is to choose, and what is in it. */
@Service
@Transactional
public class QuestionSets {

    private final JdbcClient sql;
    private final Bank bank;
    private final SetBuilder builder;
    private final SetVersions versions;

    QuestionSets(JdbcClient sql, Bank bank, SetBuilder builder, SetVersions versions) {
        this.sql = sql;
        this.bank = bank;
        this.builder = builder;
        this.versions = versions;
    }

    /** Makes an empty draft; needs an interviewer. */
    public UUID create(Member me, String title, String description) {
        return builder.create(me, title, description);
    }

    /** Adds a question at the end: a library key such as {@code b22}, or the id of a revision or question. */
    public void addItem(Member me, UUID set, String question, int minutes) {
        builder.add(me, set, question, minutes);
    }

    /** Freezes the draft. */
    public void publish(Member me, UUID set) {
        versions.publish(me, set);
    }

    /** The newest published version of each family in the workspace at hand, by title. */
    @Transactional(readOnly = true)
    public List<SetChoice> choices() {
        return sql.sql("""
                select s.id, s.title, s.number, count(i.id)::int as items, coalesce(sum(i.minutes), 0)::int as minutes
                from (select distinct on (family) * from question_set
                      where workspace_id = current_workspace() and status <> 'DRAFT' order by family, number desc) s
                join set_item i on i.workspace_id = s.workspace_id and i.set_id = s.id
                where s.status = 'PUBLISHED'
                group by s.id, s.title, s.number order by lower(s.title), s.id""").query(newInstance(SetChoice.class)).list();
    }

    /** Whether somebody has begun a set in the workspace at hand. */
    @Transactional(readOnly = true)
    public boolean hasDrafts() {
        return sql.sql("""
                select exists (select 1 from question_set
                where workspace_id = current_workspace() and status = 'DRAFT')""").query(Boolean.class).single();
    }

    /** Of these sets those that can be asked from now, each with the ids of its questions, in the order given. */
    @Transactional(readOnly = true)
    public Map<UUID, Set<UUID>> usable(Collection<UUID> sets) {
        return questions(sets, "and s.status = 'PUBLISHED'");
    }

    /** The ids of the questions of these sets, whatever became of those since. */
    @Transactional(readOnly = true)
    public Map<UUID, Set<UUID>> questions(Collection<UUID> sets) {
        return questions(sets, "");
    }

    private Map<UUID, Set<UUID>> questions(Collection<UUID> sets, String which) {
        Map<UUID, Set<UUID>> found = new LinkedHashMap<>();
        sql.sql("""
                select i.set_id, i.question_id from unnest(?::uuid[]) with ordinality as w(id, place)
                join question_set s on s.id = w.id and s.workspace_id = current_workspace()
                join set_item i on i.workspace_id = s.workspace_id and i.set_id = s.id where true
                """ + which + " order by w.place, i.position")
                .param(sets.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("set_id", UUID.class), set -> new LinkedHashSet<>())
                            .add(row.getObject("question_id", UUID.class));
                });
        return found;
    }

    /** How many minutes the questions and drills of each of these take. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> minutes(Collection<UUID> sets) {
        Map<UUID, Integer> minutes = new HashMap<>();
        sql.sql("""
                select set_id, sum(minutes)::int as minutes from set_item
                where workspace_id = current_workspace() and set_id = any(?::uuid[]) group by set_id
                """).param(sets.toArray(UUID[]::new)).query(row -> {
            minutes.put(row.getObject("set_id", UUID.class), row.getInt("minutes"));
        });
        return minutes;
    }

    /** A published set with its questions whole, to plan an interview with; interviews keep what they were planned with. */
    @Transactional(readOnly = true)
    public PublishedSet published(UUID id) {
        Head head = sql.sql("select id, title, number, rubric, status from question_set where id = ?")
                .param(id)
                .query(Head.class)
                .optional()
                .orElseThrow(() -> new NotFound("set", id));
        if (head.status().equals("DRAFT")) {
            throw new RuleBroken("questions.set.unpublished", head.title());
        }
        if (head.status().equals("RETIRED")) {
            throw new RuleBroken("questions.set.is.retired", head.title());
        }
        List<Place> places =
                sql.sql("""
                select revision_id, minutes from set_item
                where workspace_id = current_workspace() and set_id = ? order by position""").param(id).query(newInstance(Place.class)).list();
        Map<UUID, QuestionContent> contents = bank
                .contents(places.stream().map(Place::revisionId).toList())
                .stream()
                .collect(Collectors.toMap(Bank.Kept::id, Bank.Kept::content));
        Function<Place, AskedQuestion> asked = place -> {
            QuestionContent content = contents.get(place.revisionId());
            if (content == null) {
                throw new NotFound("revision", place.revisionId());
            }
            return asked(place, content);
        };
        int minutes = places.stream().mapToInt(Place::minutes).sum();
        return new PublishedSet(
                id,
                head.title(),
                head.number(),
                head.rubric(),
                minutes,
                places.stream().map(asked).toList());
    }

    private static AskedQuestion asked(Place place, QuestionContent content) {
        return new AskedQuestion(
                place.revisionId(),
                content.title(),
                place.minutes(),
                content.signals(),
                content.prompt(),
                content.context(),
                content.points(),
                content.redFlags(),
                content.hints(),
                content.followUps(),
                content.anchors(),
                content.notes());
    }

    private record Head(UUID id, String title, int number, String rubric, String status) {}

    private record Place(UUID revisionId, int minutes) {}
}
