package dev.roundtwo.identity.operation;

import dev.roundtwo.identity.Operators;
import dev.roundtwo.platform.NotFound;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts there are, for operators: that they are there, never what they wrote. */
@Service
@Transactional(readOnly = true)
class AccountList {

    static final int PAGE = 30;

    private final JdbcClient sql;
    private final Operators operators;

    AccountList(JdbcClient sql, Operators operators) {
        this.sql = sql;
        this.operators = operators;
    }

    /** Accounts by e-mail from the one given, those that begin with the text; one more than a page when there is another page. */
    List<AccountRow> of(Principal me, String start, String after) {
        operators.mustBe(me);
        return sql.sql("select * from operator_accounts(?, ?, ?)")
                .params(start.strip().toLowerCase(Locale.ROOT), after.toLowerCase(Locale.ROOT), PAGE + 1)
                .query(AccountRow::of)
                .list();
    }

    /** All operators, by e-mail; they are few. */
    List<AccountRow> operators(Principal me) {
        operators.mustBe(me);
        return sql.sql("select * from operator_operators()")
                .query(AccountRow::of)
                .list();
    }

    AccountRow one(Principal me, UUID id) {
        operators.mustBe(me);
        return sql.sql("select * from operator_account(?)")
                .param(id)
                .query(AccountRow::of)
                .optional()
                .orElseThrow(() -> new NotFound("account", id));
    }
}
