package dev.roundtwo.welcome;

import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.web.Loopback;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps whoever finds a fresh installation first from owning it: from another machine, set-up asks for a code that only its
 * console shows. On the machine itself nothing is asked.
 */
@Component
class SetUpCode {

    private static final Logger LOG = LoggerFactory.getLogger(SetUpCode.class);

    private final JdbcClient sql;
    private final SetUp setUp;

    SetUpCode(JdbcClient sql, SetUp setUp) {
        this.sql = sql;
        this.setUp = setUp;
    }

    /** Says the code while there is something to set up; all nodes say the same one. */
    @EventListener(ApplicationReadyEvent.class)
    void say() {
        if (setUp.stillToDo()) {
            LOG.info("Setting up from another machine asks for this code: {}", code());
        } else {
            sql.sql("delete from set_up_code").update();
        }
    }

    boolean asksFor(HttpServletRequest request) {
        return !Loopback.is(request);
    }

    boolean opens(HttpServletRequest request, @Nullable String typed) {
        return !asksFor(request)
                || (typed != null
                        && MessageDigest.isEqual(
                                typed.strip().getBytes(StandardCharsets.UTF_8),
                                code().getBytes(StandardCharsets.UTF_8)));
    }

    private String code() {
        sql.sql("insert into set_up_code (code) values (?) on conflict do nothing")
                .param(Secrets.token().substring(0, 20))
                .update();
        return sql.sql("select code from set_up_code").query(String.class).single();
    }
}
