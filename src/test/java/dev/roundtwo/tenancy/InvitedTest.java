package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Ada invites, and her links are followed. */
@ModuleTest
abstract class InvitedTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Invitations invitations;

    Cast.People people;
    Member ada;

    @BeforeEach
    void gather() {
        people = cast.people();
        ada = people.ada();
    }

    String invite(@Nullable String email, Role role) {
        try {
            return in(ada, () -> invitations.invite(ada, email, role));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String path(String link) {
        return link.substring(link.indexOf("/invitations/"));
    }

    static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
