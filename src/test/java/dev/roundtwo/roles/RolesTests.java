package dev.roundtwo.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.Owner;
import dev.roundtwo.roles.RolesTable.Cell;
import dev.roundtwo.roles.RolesTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * The tables in {@code src/docs/roles.md} say who may do what; this walks them: every route of the pages and of the API, tried by
 * everybody (v5.0.0-8.1.1, v5.0.0-8.2.1, v5.0.0-8.2.2, v5.0.0-8.3.1, v5.0.0-8.4.1).
 */
@ModuleTest
class RolesTests {

    /** Not signed in, not allowed, not there; or a link, or what an app asked, that is not good. */
    private static final List<Integer> REFUSED = List.of(401, 403, 404, 410);
    /** Not done, but answered: it cannot be done now, it was built on something else, or it is wrong. */
    private static final List<Integer> ANSWERED = List.of(409, 410, 412, 422);

    /** What takes a proof, or a provider's word, says so to one that is none; a provider of the tests is not there (503). */
    private static final Pattern PROOF = Pattern.compile("(POST (/sign-in|/account/proof/)|GET /sign-in/with/).*");

    private static final List<Integer> UNPROVEN = List.of(400, 401, 503);

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment environment;

    Walk walk;

    @BeforeEach
    void gather() throws Exception {
        walk = new Walk(house, web);
        new Owner(environment).makesOperator(walk.company.account(Who.OPERATOR), true);
    }

    @AfterEach
    void nobodyOperates() {
        if (walk != null) { // else gathering failed, and its reason is to be seen
            new Owner(environment).makesOperator(walk.company.account(Who.OPERATOR), false);
        }
    }

    @Test
    void whatTheTablesRefuseIsRefusedAndChangesNothing() throws Exception {
        var before = walk.company.all();
        List<String> wrong = new ArrayList<>();
        for (Row row : RolesTable.rows()) {
            for (Who who : Who.values()) {
                Cell cell = row.says(who);
                if (cell != Cell.YES) {
                    int status = walk.triesOnOthers(row.route(), who, cell);
                    boolean refused = REFUSED.contains(status) || (cell != Cell.NO && status >= 300 && status < 500);
                    note(refused, row, who, status, wrong);
                }
            }
        }
        var after = walk.company.all();
        assertSoftly(both -> {
            both.assertThat(wrong).as("who was not refused").isEmpty();
            both.assertThat(after).as("what there is, after all refusals").isEqualTo(before);
        });
    }

    @Test
    void whatTheTablesAllowIsDoneOrAnswered() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Row row : RolesTable.rows()) {
            for (Who who : Who.values()) {
                Cell cell = row.says(who);
                if (cell != Cell.NO && cell != Cell.DEMO) {
                    int status = walk.tries(row.route(), who, cell);
                    boolean noProof = UNPROVEN.contains(status)
                            && PROOF.matcher(row.route()).matches();
                    note(status < 400 || ANSWERED.contains(status) || noProof, row, who, status, wrong);
                }
            }
        }
        assertThat(wrong).as("who was refused").isEmpty();
    }

    /** Whoever may, but by a token that was given out for nothing. */
    @Test
    void aTokenWithoutTheScopeDoesNothing() throws Exception {
        var before = walk.company.all();
        List<String> wrong = new ArrayList<>();
        for (Row row : RolesTable.rows()) {
            if (row.route().contains(" /api/v1/") && row.says(Who.NOBODY) == Cell.NO) {
                for (Who who : List.of(Who.OWNER, Who.LEAD)) {
                    int status = walk.triesWithoutScope(row.route(), who);
                    note(status == 403, row, who, status, wrong);
                }
            }
        }
        var after = walk.company.all();
        assertThat(wrong).as("who was not refused").isEmpty();
        assertThat(after).isEqualTo(before);
    }

    private static void note(boolean right, Row row, Who who, int status, List<String> wrong) {
        if (!right) {
            wrong.add("%s: %s got %d, the table says %s".formatted(row.route(), who, status, row.says(who)));
        }
    }
}
