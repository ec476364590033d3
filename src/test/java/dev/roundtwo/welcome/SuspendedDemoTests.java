package dev.roundtwo.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.identity.sessions.SignIns;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.web.Pages;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.context.WebApplicationContext;

/** An operator's suspension holds for the demo too: its door neither says that it is gone nor opens it again. */
@ModuleTest
class SuspendedDemoTests {

    @Autowired
    DemoWorkspace demo;

    @Autowired
    SignIns signIns;

    @Autowired
    Pages pages;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Environment environment;

    TablesOwner owner;
    DemoController door;

    @BeforeEach
    void suspend() {
        owner = new TablesOwner(environment);
        demo.restore();
        owner.run("update workspace set suspended_at = now(), suspended_for = 'Being looked at' where demo");
        MockEnvironment shown = new MockEnvironment();
        shown.setActiveProfiles("demo");
        door = new DemoController(new DemoDoor(shown), demo, signIns);
    }

    @AfterEach
    void resume() {
        owner.run("update workspace set suspended_at = null, suspended_for = null where demo");
        demo.remove();
    }

    @Test
    void itsPageSaysThatItIsSuspendedAndOffersNothing() throws Exception {
        assertThat(page()).contains("The demo is suspended").doesNotContain("is removed", "/demo/", "Being looked at");
    }

    @Test
    void nobodyRestoresOrRemovesIt() throws Exception {
        assertThatThrownBy(() -> door.restore(here()))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("welcome.demo.suspended");
        assertThatThrownBy(() -> door.remove(here())).isInstanceOf(RuleBroken.class);
        assertThat(demo.suspended()).isTrue();
        assertThat(page()).contains("The demo is suspended");
    }

    private String page() throws Exception {
        var model = new ExtendedModelMap();
        String view = door.cast(here(), model);
        var response = new MockHttpServletResponse();
        var request = here();
        request.setAttribute("assets", "/assets/");
        pages.render(request, response, HttpStatus.OK, view, new HashMap<>(model));
        return response.getContentAsString();
    }

    private MockHttpServletRequest here() {
        var request = new MockHttpServletRequest(context.getServletContext());
        request.addHeader("Host", "localhost:8080");
        return request;
    }
}
