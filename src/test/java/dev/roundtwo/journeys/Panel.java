package dev.roundtwo.journeys;

import com.microsoft.playwright.Page;
import java.net.URI;

/** A panel in the demo that Ada plans on the page for it: Chloé asks too, Dmitri watches, a guest named Charlie answers. */
final class Panel {

    /** The interview's page, with the links. */
    final String page;

    final String room;

    /** What Charlie was sent. */
    final String link;

    private Panel(String page, String link) {
        this.page = page;
        this.room = page.replace("/interviews/", "/rooms/");
        this.link = link;
    }

    static Panel planned(Person ada, String title) {
        Page form = ada.goes("/w/demo/interviews/new").page;
        String set = form.locator("#set option", new Page.LocatorOptions().setHasText("Queues and duplicates"))
                .getAttribute("value");
        form.locator("#set").selectOption(set);
        return planned(ada, title, true);
    }

    /** Fills in the form that is open before Ada. */
    static Panel planned(Person ada, String title, boolean watched) {
        Page form = ada.page;
        form.locator("#title").fill(title);
        form.locator("#guest").fill("Charlie");
        ticks(form, "interviewers", "Chloé");
        if (watched) {
            ticks(form, "observers", "Dmitri");
        }
        form.locator("[name=now]").check();
        ada.clicks("Create and show the links");
        String link = form.getByLabel("Link for Charlie").first().inputValue();
        return new Panel(URI.create(form.url()).getPath(), link);
    }

    /** Takes the place that the link is for. */
    void takes(Person charlie) {
        charlie.goes(link);
        charlie.page.getByLabel("Your name").fill(charlie.name);
        charlie.clicks("Go to the lobby");
        charlie.sees("Hello " + charlie.name + ", you are in the right place");
    }

    void starts(Person ada) {
        ada.goes(room).clicks("Start the interview");
        ada.page.waitForURL("**" + room);
        ada.page.locator("body.room-page").waitFor();
    }

    void finishes(Person ada) {
        ada.clicks("Finish");
        ada.agrees("Finish");
        ada.sees("The interview is over");
    }

    private static void ticks(Page form, String field, String name) {
        form.locator("label:has([name=" + field + "])", new Page.LocatorOptions().setHasText(name))
                .locator("input")
                .check();
    }
}
