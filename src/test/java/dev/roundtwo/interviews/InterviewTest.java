package dev.roundtwo.interviews;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Members;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What it takes to hold an interview and to look at it over its pages, and the room that a test prepares. */
@ModuleTest
abstract class InterviewTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    Members members;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    People people;
    ScoredRoom room;
}
