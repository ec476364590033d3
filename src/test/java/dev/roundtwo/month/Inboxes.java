package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What everybody was told in their inboxes: all that had to be, each once, in order about the same thing, and in time. */
record Inboxes(List<Notice> notices) {

    private static final Duration IN_TIME = Duration.ofMinutes(20);

    /** As it stands in an inbox. */
    record Notice(UUID to, String about, String kind, String title, Instant at) {}

    static Inboxes of(House house, Member me) throws Exception {
        return new Inboxes(in(
                me,
                () -> Objects.requireNonNull(
                        house.bean(TransactionTemplate.class).execute(status -> house.bean(JdbcClient.class)
                                .sql("""
                                select account_id, regexp_replace(subject, '^.*/', '') as about, kind, title, told_at from notice
                                where shown order by number
                                """)
                                .query((row, number) -> new Notice(
                                        row.getObject("account_id", UUID.class),
                                        row.getString("about"),
                                        row.getString("kind"),
                                        row.getString("title"),
                                        row.getTimestamp("told_at").toInstant()))
                                .list()))));
    }

    void are(List<Word> words) {
        Map<String, List<String>> told = notices.stream()
                .collect(Collectors.groupingBy(
                        one -> one.to() + " of " + one.about(),
                        TreeMap::new,
                        Collectors.mapping(one -> one.kind() + ' ' + one.title(), Collectors.toList())));
        Map<String, List<String>> expected = words.stream()
                .collect(Collectors.groupingBy(
                        one -> one.to() + " of " + one.about(),
                        TreeMap::new,
                        Collectors.mapping(one -> one.kind() + ' ' + one.title(), Collectors.toList())));
        assertThat(Doubts.differences(told, expected)).as("notices").isEmpty();
        Map<String, List<Instant>> times = notices.stream()
                .collect(Collectors.groupingBy(
                        one -> one.to() + " of " + one.about(), Collectors.mapping(Notice::at, Collectors.toList())));
        for (Word word : words) {
            Instant at = Objects.requireNonNull(times.get(word.to() + " of " + word.about()))
                    .removeFirst();
            assertThat(Duration.between(word.at(), at).abs())
                    .as("%s, told at %s", word, at)
                    .isLessThan(IN_TIME);
        }
    }
}
