package dev.roundtwo.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.factors.Phone;
import dev.roundtwo.platform.Ids;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Before the first proof, nothing tells whether an e-mail has an account, a password or a second factor: same status, same
 * page, same headers, same database work (ASVS v5.0.0-6.3.8). The work is compared statement by statement, which finds what a
 * clock would find on a calm machine.
 */
@ModuleTest
class EnumerationTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Test
    void everyEmailIsAnsweredAlike() throws Exception {
        String nobody = "nobody-" + Ids.next() + "@example.org";
        String linkOnly =
                accounts.open(Ids.next() + "@example.org", "Ben Okafor", null).email();
        String plain = Phone.ada(web, accounts).account.email();
        String twofold =
                Phone.ada(web, accounts).signsIn().setsUpTheApp().account.email();
        List<String> all = List.of(nobody, linkOnly, plain, twofold);
        alike(all, email -> visitor().post("/sign-in", "email", email, "password", "not the password at all"));
        alike(all, email -> visitor().post("/sign-in/links", "email", email));
        alike(all, email -> visitor().post("/sign-in/passkey/options", "email", email));
        alike(all, email -> visitor().post("/sign-in/passkey", "email", email, "credential", "{}"));
        alike(all, email -> visitor().get("/sign-in/second-factor?email=" + email));
        alike(all, email -> visitor().post("/sign-in/second-factor", "email", email, "code", "123456"));
    }

    private void alike(List<String> emails, Function<String, MvcTestResult> act) throws Exception {
        String first = null;
        for (String email : emails) {
            MvcTestResult[] answer = new MvcTestResult[1];
            List<String> work = StatementCounter.during(() -> answer[0] = act.apply(email));
            String told = told(answer[0], email) + "\n" + work;
            if (first == null) {
                first = told;
            }
            assertThat(told).isEqualTo(first);
        }
    }

    /** Status, headers and page, without what differs each time for everybody. */
    private static String told(MvcTestResult answer, String email) throws Exception {
        var headers = new TreeMap<String, String>();
        for (String name : answer.getResponse().getHeaderNames()) {
            headers.put(name, String.valueOf(answer.getResponse().getHeader(name)));
        }
        return (answer.getResponse().getStatus() + " " + headers + "\n"
                        + answer.getResponse().getContentAsString())
                .replace(email, "")
                .replaceAll("[A-Za-z0-9_=-]{30,}", "");
    }

    private Phone visitor() {
        return Phone.of(web, new Account(Ids.next(), "", "", false, false, false, null));
    }
}
