package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.Owner;
import dev.roundtwo.platform.Ids;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Operators see people; programs act through accounts too, which belong to their workspace. */
@ModuleTest
class ProgramAccountsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient sql;

    Member operator;

    @BeforeEach
    void charlieOperates() {
        operator = cast.people().charlie();
        new Owner(environment).makesOperator(operator.accountId(), true);
    }

    @AfterEach
    void nobodyOperates() {
        new Owner(environment).makesOperator(operator.accountId(), false);
    }

    @Test
    void programsAreNoAccountsOfPeople() throws Exception {
        UUID program = Ids.next();
        String email = "program-" + program + "@programs.invalid";
        String before = main(get("/operator"));
        sql.sql("insert into account (id, email, name, robot, created_at) values (?, ?, 'Calendar', true, now())")
                .params(program, email)
                .update();
        assertThat(text(get("/operator/accounts?email=program-" + program))).doesNotContain(">" + email);
        assertThat(main(get("/operator"))).as("nor counted").isEqualTo(before);
        assertThat(get("/operator/accounts/" + program)).hasStatus(404);
        assertThat(post("/operator/accounts/" + program + "/operator")).hasStatus(404);
        assertThat(post("/operator/accounts/" + program + "/resets")).hasStatus(404);
    }

    private static String main(MvcTestResult page) throws Exception {
        return text(page).replaceFirst("(?s).*<main", "").replaceFirst("(?s)</main>.*", "");
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(as(operator)).exchange();
    }

    private MvcTestResult post(String path) {
        return web.post().uri(path).param("granted", "true").with(as(operator)).exchange();
    }
}
