package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.platform.privacy.ParcelState;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A workspace's data, for its owner: how long it is kept, and all of it to take along. */
@Controller
@RequestMapping("/w/{workspace}/settings/data")
class WorkspaceDataController {

    private final Retention retention;
    private final WholeWorkspace whole;

    WorkspaceDataController(Retention retention, WholeWorkspace whole) {
        this.retention = retention;
        this.whole = whole;
    }

    @AsksAgain
    @GetMapping
    String show(Member me, @RequestParam Map<String, String> typed, Model model) {
        me.mustBe(Role.OWNER);
        boolean asked = retention.kinds().stream().anyMatch(typed::containsKey);
        Map<String, String> days = asked ? typed : words(retention.days(me));
        Map<String, Integer> numbers = numbers(days);
        model.addAttribute("due", retention.due(me, numbers)).addAttribute("wrong", retention.unfit(numbers));
        model.addAttribute("saved", typed.containsKey("saved"));
        return page(me, days, model);
    }

    @AsksAgain
    @PostMapping("/retention")
    String keep(Member me, @RequestParam Map<String, String> typed, HttpServletResponse response, Model model) {
        me.mustBe(Role.OWNER);
        Map<String, Integer> numbers = numbers(typed);
        List<String> wrong = retention.unfit(numbers);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", wrong);
            return page(me, typed, model);
        }
        retention.set(me, numbers);
        return "redirect:/w/" + me.workspaceSlug() + "/settings/data?saved";
    }

    @GetMapping("/parcel")
    String parcel(Member me, Model model) {
        model.addAttribute("parcel", whole.parcel(me)).addAttribute("data", base(me));
        return "tenancy/privacy/parcel :: parcel";
    }

    @AsksAgain
    @PostMapping("/parcels")
    String order(Member me) {
        whole.order(me);
        return "redirect:" + base(me);
    }

    @AsksAgain
    @GetMapping("/parcels/{parcel}")
    void take(Member me, @PathVariable UUID parcel, HttpServletResponse response) throws IOException {
        ParcelState state = whole.taken(me, parcel);
        ParcelDelivery.begin(response, "round-two-" + me.workspaceSlug() + ".zip", state);
        whole.copy(me, parcel, response.getOutputStream());
    }

    private String page(Member me, Map<String, String> days, Model model) {
        model.addAttribute("longest", Retention.LONGEST);
        model.addAttribute("kinds", retention.kinds()).addAttribute("days", days);
        model.addAttribute("parcel", whole.parcel(me)).addAttribute("data", base(me));
        return "tenancy/privacy/workspace";
    }

    private Map<String, Integer> numbers(Map<String, String> typed) {
        Map<String, Integer> days = new TreeMap<>();
        for (String kind : retention.kinds()) {
            String text = typed.get(kind);
            if (text != null && !text.isBlank()) {
                days.put(kind, number(text.strip()));
            }
        }
        return days;
    }

    private static Integer number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.valueOf(text) : Integer.valueOf(-1);
    }

    private static Map<String, String> words(Map<String, Integer> days) {
        Map<String, String> words = new TreeMap<>();
        days.forEach((kind, number) -> words.put(kind, number.toString()));
        return words;
    }

    private static String base(Member me) {
        return "/w/" + me.workspaceSlug() + "/settings/data";
    }
}
