package dev.roundtwo.welcome;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.Validator;
import org.springframework.web.context.WebApplicationContext;

@ModuleTest
class FrontDoorTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Pages pages;

    @Autowired
    Validator defaultValidator;

    @Autowired
    WebApplicationContext context;

    @Autowired
    QuestionSets sets;

    @Autowired
    Cast cast;

    @Autowired
    SetUpCode code;

    @Autowired
    JdbcClient sql;

    @Test
    void whatIsWrongWithTheSetUpIsToldInTheOrderOfItsFields() throws Exception {
        String page = refused(new SetUpForm("", "No!", " ", "  ", "", ""));
        String summary = page.substring(page.indexOf("error-summary"), page.indexOf("class=\"field\""));
        assertThat(summary)
                .containsSubsequence("#workspace", "#slug", "#name", "#email")
                .contains("Give your e-mail address.")
                .doesNotContain("is not an e-mail", "#password");
        assertThat(refused(new SetUpForm("Team", "team", "Ada", "ada at home", "", "")))
                .contains("This is not an e-mail address.")
                .doesNotContain("Give your e-mail address.");
    }

    @Test
    void aPasswordThatWillNotDoIsToldWithTheRest() {
        var typed = new SetUpForm("", "No!", "Ada", "ada@example.org", "short", "");
        var wrong = new BeanPropertyBindingResult(typed, "form");
        defaultValidator.validate(typed, wrong);
        var request = new MockHttpServletRequest(context.getServletContext());
        var response = new MockHttpServletResponse();
        context.getBean(SetUpController.class).create(typed, wrong, new ExtendedModelMap(), request, response);
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(wrong.getFieldErrors()).extracting(FieldError::getField).contains("workspace", "slug", "password");
    }

    /** v5.0.0-2.4.1, v5.0.0-6.3.2, v5.0.0-13.2.3: nobody owns an installation for having found it first. */
    @Test
    void settingUpFromAnotherMachineAsksForTheCodeThatTheConsoleShows() {
        var here = new MockHttpServletRequest();
        here.addHeader("Host", "localhost:8080");
        assertThat(code.asksFor(here)).isFalse();
        assertThat(code.opens(here, null)).isTrue();
        var elsewhere = new MockHttpServletRequest();
        elsewhere.setRemoteAddr("192.0.2.7");
        elsewhere.addHeader("Host", "interviews.example.org");
        assertThat(code.asksFor(elsewhere)).isTrue();
        assertThat(code.opens(elsewhere, null)).isFalse();
        assertThat(code.opens(elsewhere, "guessed")).isFalse();
        String said =
                sql.sql("select code from set_up_code").query(String.class).single();
        assertThat(said).hasSizeGreaterThanOrEqualTo(20);
        assertThat(code.opens(elsewhere, " " + said + " ")).isTrue();
        assertThat(web.get().uri("/set-up").with(request -> {
                    request.setRemoteAddr("192.0.2.7");
                    return request;
                }))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(said);
    }

    @Test
    void anEmptyHomeOffersTheStepThatComesNext() throws Exception {
        Member ada = cast.people().ada();
        String home = "/w/" + ada.workspaceSlug();
        assertThat(web.get().uri(home).with(as(ada)))
                .bodyText()
                .contains("Build a set", home + "/sets/new")
                .doesNotContain("Plan an interview");
        var set = in(ada, () -> sets.create(ada, "Autumn", ""));
        assertThat(web.get().uri(home).with(as(ada)))
                .bodyText()
                .contains("Finish a set")
                .doesNotContain("Build a set", "Plan an interview");
        in(ada, () -> {
            sets.addItem(ada, set, "b22", 15);
            sets.publish(ada, set);
            return null;
        });
        assertThat(web.get().uri(home).with(as(ada)))
                .bodyText()
                .contains("Plan an interview", "Autumn")
                .doesNotContain("Build a set", "Finish a set");
    }

    private String refused(SetUpForm form) throws Exception {
        var result = new BeanPropertyBindingResult(form, "form");
        defaultValidator.validate(form, result);
        var request = new MockHttpServletRequest(context.getServletContext());
        request.setAttribute("assets", "/assets/");
        var response = new MockHttpServletResponse();
        var model = new HashMap<String, Object>(Map.of("form", form, "fresh", true));
        model.put(BindingResult.MODEL_KEY_PREFIX + "form", result);
        pages.render(request, response, HttpStatus.UNPROCESSABLE_CONTENT, "welcome/setup/new", model);
        return response.getContentAsString();
    }
}
