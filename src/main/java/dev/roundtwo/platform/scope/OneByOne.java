package dev.roundtwo.platform.scope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one after the other do what has to look before it acts: two at once would both see room for one more. */
@Component
public class OneByOne {

    private final JdbcClient sql;

    OneByOne(JdbcClient sql) {
        this.sql = sql;
    }

    /** Waits until nobody else has the turn; it is kept to the end of the transaction at hand. */
    public void take(String what, Object whose) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(what + "/" + whose)
                .query((row, number) -> "")
                .single();
    }
}
