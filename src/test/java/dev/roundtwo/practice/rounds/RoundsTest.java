package dev.roundtwo.practice.rounds;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.Heard;
import dev.roundtwo.practice.PeersMatched;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** People who practise, and an ear for who is told to play with whom. */
@ModuleTest
abstract class RoundsTest {

    @Autowired
    Cast cast;

    @Autowired
    ApplicationContext house;

    People people;
    Club club;
    Heard<PeersMatched> heard;

    @BeforeEach
    void somePeople() {
        people = cast.people();
        club = new Club(house);
        heard = new Heard<>(house, PeersMatched.class, fact -> fact.workspaceId()
                .equals(people.ada().workspaceId()));
    }

    @AfterEach
    void leave() {
        heard.close();
    }
}
