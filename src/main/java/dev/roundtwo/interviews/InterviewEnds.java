package dev.roundtwo.interviews;

import dev.roundtwo.platform.privacy.Retained;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of interviews that are over a workspace may keep for so many days only. */
@Configuration(proxyBeanMethods = false)
class InterviewEnds {

    @Bean
    Retained retainedInterviews(JdbcClient sql) {
        return new Kept(sql, "interviews");
    }

    @Bean
    Retained retainedNotes(JdbcClient sql) {
        return new Kept(sql, "notes");
    }

    @Bean
    Retained retainedRecordings(JdbcClient sql) {
        return new Kept(sql, "recordings");
    }

    /** The database itself looks whether the workspace wants it, as only its functions may erase what else only grows. */
    private record Kept(JdbcClient sql, String kind) implements Retained {

        @Override
        public long due(int days) {
            return sql.sql("select count(*) from retention_due(?, ?)")
                    .params(kind, days)
                    .query(Long.class)
                    .single();
        }

        @Override
        public int erase(int most) {
            return sql.sql("select retention_erase(?, ?)")
                    .params(kind, most)
                    .query(Integer.class)
                    .single();
        }
    }
}
