package dev.roundtwo.insights;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.practice.Club;
import dev.roundtwo.tenancy.Member;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A workspace of Ada's with a group that Chloé leads, in which Ben and Dmitri practise; and a hand for what was. */
@ModuleTest
public abstract class PastTest {

    @Autowired
    protected ApplicationContext house;

    @Autowired
    protected Cast cast;

    @Autowired
    protected MockMvcTester web;

    protected Past past;
    protected Member ada;
    protected Member chloe;
    protected Member ben;
    protected Member dmitri;
    protected UUID group;

    @BeforeEach
    void aGroup() throws Exception {
        past = new Past(house);
        Cast.People people = cast.people();
        ada = people.ada();
        chloe = people.chloe();
        ben = people.ben();
        dmitri = people.dmitri();
        group = new Club(house)
                .group(chloe, "WEEKLY", LocalDate.now().plusDays(9).toString(), false, ben, dmitri);
    }
}
