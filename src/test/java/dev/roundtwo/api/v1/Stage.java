package dev.roundtwo.api.v1;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.tenancy.Member;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Programs for the whole cast, and what they set up with them. */
record Stage(MockMvcTester web, Cast.People people, Program ada, Program chloe, Program dmitri, Program ben) {

    static final String[] COMPETENCIES = {"reliability", "scalability", "async", "operations", "tradeoffs"};

    static Stage of(ApplicationContext house, MockMvcTester web, Cast cast) {
        Cast.People people = cast.people();
        return new Stage(
                web,
                people,
                Program.of(house, web, people.ada()),
                Program.of(house, web, people.chloe()),
                Program.of(house, web, people.dmitri()),
                Program.of(house, web, people.ben()));
    }

    /** A published set of two library questions. */
    String set() {
        String set = "sets/"
                + ada.post("sets", "{\"title\":\"A round\"}")
                        .is(201)
                        .json()
                        .path("id")
                        .asString();
        ada.post(set + "/items", "{\"question\":\"b01\",\"minutes\":10}").is(200);
        ada.post(set + "/items", "{\"question\":\"b22\"}").is(200);
        ada.post(set + "/publication", null).is(200);
        return set.substring(5);
    }

    /** Ada leads, Chloé asks too, Dmitri watches, Ben answers. */
    String panel() {
        return "interviews/"
                + ada.post("interviews", plan(set(), "null"))
                        .is(201)
                        .json()
                        .path("id")
                        .asString();
    }

    String plan(String set, String startsAt) {
        return """
                {"title":"Staff backend","set":"%s","candidate":{"account":"%s"},"interviewers":["%s"],"observers":["%s"],
                 "startsAt":%s,"zone":"Europe/Berlin","mails":false}""".formatted(
                        set,
                        people.ben().accountId(),
                        people.chloe().accountId(),
                        people.dmitri().accountId(),
                        startsAt);
    }

    void start(String panel) {
        room(people.ada(), panel, "/start");
    }

    void finish(String panel) {
        room(people.ada(), panel, "/finish");
    }

    /** Ben guesses how he did. */
    void guess(String panel, String overall) {
        room(people.ben(), panel, "/guess", "recommendation", overall);
    }

    private void room(Member me, String panel, String act, String... field) {
        String room = "/w/" + me.workspaceSlug() + "/" + panel.replace("interviews", "rooms");
        var request = web.post().uri(room + act).with(as(me));
        if (field.length > 0) {
            request.param(field[0], field[1]);
        }
        assertThat(request).hasStatus3xxRedirection();
    }

    /** Fills in the whole card of whoever the program acts for. */
    void score(Program rater, String panel, String level) {
        for (String competency : COMPETENCIES) {
            rater.put(field(panel, "level." + competency), "{\"value\":\"" + level + "\"}", "If-Match", "\"0\"")
                    .is(200);
        }
        rater.put(field(panel, "summary"), "{\"value\":\"A summary at " + level + "\"}", "If-Match", "\"0\"")
                .is(200);
        rater.put(field(panel, "recommendation"), "{\"value\":\"YES\"}", "If-Match", "\"0\"")
                .is(200);
    }

    static String field(String panel, String name) {
        return panel + "/scorecards/mine/fields/" + name;
    }
}
