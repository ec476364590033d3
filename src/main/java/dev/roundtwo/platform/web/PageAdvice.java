package dev.roundtwo.platform.web;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's layout needs. */
@ControllerAdvice
class PageAdvice {

    private final Assets assets;

    PageAdvice(Assets assets) {
        this.assets = assets;
    }

    @ModelAttribute("assets")
    String assets() {
        return assets.base();
    }
}
