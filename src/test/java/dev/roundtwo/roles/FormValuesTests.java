package dev.roundtwo.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.roles.RolesTable.Cell;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every form of the house is sent with what none of its fields should hold; whatever it is, it is no failure of ours. */
@ModuleTest
class FormValuesTests {

    private static final List<String> ODD = List.of(
            "",
            "-1",
            "99999999999",
            "2036-13-45",
            "\u0000",
            "\ud800",
            "[x]",
            "<b>",
            "00000000-0000-0000-0000-00000000000");

    /** Far less than one may send in a minute. */
    private static final int ENOUGH = 200;

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext house;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    Walk walk;
    private int sent;

    @BeforeEach
    void gather() throws Exception {
        walk = new Walk(house, web);
        sent = 0;
    }

    @Test
    void noFormFailsOverWhatIsTypedIntoIt() throws Exception {
        Map<String, Class<?>> forms = forms();
        assertThat(forms).as("forms that are posted").hasSizeGreaterThan(15);
        List<String> wrong = new ArrayList<>();
        for (var form : forms.entrySet()) {
            for (RecordComponent field : form.getValue().getRecordComponents()) {
                tries(form.getKey(), field, wrong);
            }
        }
        assertThat(wrong).as("what was no plain answer").isEmpty();
    }

    /** Where the type is no text, a word is no choice that was offered; where it is, the form judges it. */
    private void tries(String route, RecordComponent field, List<String> wrong) throws Exception {
        if (sent > ENOUGH) {
            gather(); // other people, as these would soon be told to wait
        }
        Who who = sends(route);
        String name = field.getName();
        boolean text = field.getGenericType().getTypeName().endsWith("String")
                || field.getGenericType().getTypeName().contains("String>");
        int said = note(walk.sheet(route, who).with(name, "abc"), route, name + "=abc", wrong);
        if (!text && said != 400) {
            wrong.add("%s %s=abc: %d where 400 would be right".formatted(route, name, said));
        }
        Sheet form = walk.sheet(route, who);
        for (String odd : ODD) {
            note(form.with(name, odd), route, name + "=" + odd, wrong);
        }
        for (String part : List.of("[0]", "[9]", "[99999999]", "[x]", "[", ".x", "[0].x")) {
            note(form.with(name + part, "abc"), route, name + part, wrong);
        }
        note(form.withFile(name), route, name + " as a file", wrong);
    }

    private int note(MvcTestResult answer, String route, String typed, List<String> wrong) {
        sent++;
        int status = answer.getUnresolvedException() != null
                ? 500
                : answer.getResponse().getStatus();
        if (status >= 500 || status == 401 || status == 403) {
            wrong.add("%s %s: %d".formatted(route, typed, status));
        }
        return status;
    }

    /** Somebody for whom the tables say that they may. */
    private static Who sends(String route) {
        return RolesTable.rows().stream()
                .filter(row -> row.route().equals(route))
                .flatMap(row ->
                        Stream.of(Who.values()).filter(who -> row.says(who) != Cell.NO && row.says(who) != Cell.DEMO))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Class<?>> forms() {
        Map<String, Class<?>> forms = new TreeMap<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (info.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                form(handler).forEach(type -> info.getPatternValues().forEach(path -> forms.put("POST " + path, type)));
            }
        });
        return forms;
    }

    private static List<Class<?>> form(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(one -> one.hasParameterAnnotation(ModelAttribute.class))
                .<Class<?>>map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .toList();
    }
}
