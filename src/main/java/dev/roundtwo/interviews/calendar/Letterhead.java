package dev.roundtwo.interviews.calendar;

import dev.roundtwo.interviews.calendar.CalendarText.Who;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who a calendar object is from: the workspace in scope, by the address that this installation's mails come from. */
@Component
class Letterhead {

    private final JdbcClient sql;
    private final String from;

    Letterhead(JdbcClient sql, @Value("${roundtwo.mail.from:no-reply@localhost}") String from) throws AddressException {
        this.sql = sql;
        this.from = new InternetAddress(from, true).getAddress();
    }

    Who organizer() {
        return organizer(one("name"));
    }

    /** The same where its name is at hand. */
    Who organizer(String name) {
        return new Who(from, name);
    }

    String slug() {
        return one("slug");
    }

    private String one(String column) {
        return sql.sql("select " + column + " from workspace where id = current_workspace()")
                .query(String.class)
                .single();
    }
}
