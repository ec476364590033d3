package dev.roundtwo.welcome;

import dev.roundtwo.identity.sessions.Proof;
import dev.roundtwo.identity.sessions.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Walking into the demo as one of its cast, removing it and bringing it back. Not there unless {@link DemoDoor} opens. */
@Controller
@RequestMapping("/demo")
class DemoController {

    private final DemoDoor door;
    private final DemoWorkspace demo;
    private final SignIns signIns;

    DemoController(DemoDoor door, DemoWorkspace demo, SignIns signIns) {
        this.door = door;
        this.demo = demo;
        this.signIns = signIns;
    }

    @GetMapping
    String cast(HttpServletRequest request, Model model) {
        door.mustOpenFor(request);
        model.addAttribute("cast", demo.cast()).addAttribute("suspended", demo.suspended());
        return "welcome/demo/index";
    }

    @PostMapping("/visits")
    String visit(@RequestParam String person, HttpServletRequest request, HttpServletResponse response) {
        door.mustOpenFor(request);
        String home = "/w/" + DemoWorkspace.SLUG;
        return "redirect:" + signIns.signIn(request, response, demo.accountOf(person), Proof.DEMO, home);
    }

    @PostMapping("/removal")
    String remove(HttpServletRequest request) {
        door.mustOpenFor(request);
        demo.remove();
        return "redirect:/demo";
    }

    @PostMapping("/restoration")
    String restore(HttpServletRequest request) {
        door.mustOpenFor(request);
        demo.restore();
        return "redirect:/demo";
    }
}
