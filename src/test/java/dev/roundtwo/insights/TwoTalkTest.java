package dev.roundtwo.insights;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A workspace with a past, in which Ada and Ben talk about one set. */
@ModuleTest
abstract class TwoTalkTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    Past past;
    Cast.People people;
    Member ada;
    Member ben;
    UUID set;

    @BeforeEach
    void gather() throws Exception {
        past = new Past(house);
        people = cast.people();
        ada = people.ada();
        ben = people.ben();
        set = past.set(ada);
    }
}
