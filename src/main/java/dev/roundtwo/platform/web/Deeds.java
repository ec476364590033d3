package dev.roundtwo.platform.web;

import dev.roundtwo.platform.RuleBroken;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says what a rule refused on a page that people know, and not on a bare one; {@code shared/parts :: told} shows it there. */
@Component
public class Deeds {

    private final Pages pages;

    Deeds(Pages pages) {
        this.pages = pages;
    }

    /** Does what a form asks for and goes where that leads, or {@code here} with what was refused as {@code problem}. */
    public String orSay(String here, RedirectAttributes once, Supplier<String> deed) {
        return orSay(() -> here, once, deed);
    }

    /** As above, where one learns only afterwards which page that is. */
    public String orSay(Supplier<String> here, RedirectAttributes once, Supplier<String> deed) {
        try {
            return deed.get();
        } catch (RuleBroken broken) {
            once.addFlashAttribute("problem", pages.text(broken.code(), broken.arguments()));
            return here.get();
        }
    }
}
