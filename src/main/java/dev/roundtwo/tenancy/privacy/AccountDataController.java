package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.closing.Closings;
import dev.roundtwo.platform.privacy.ParcelState;
import dev.roundtwo.tenancy.signon.Doors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A person's own data: what was done in their name, and all of it to take along. */
@Controller
@RequestMapping("/account/data")
class AccountDataController {

    private final OwnData own;
    private final Closings closings;
    private final Doors doors;

    AccountDataController(OwnData own, Closings closings, Doors doors) {
        this.doors = doors;
        this.own = own;
        this.closings = closings;
    }

    @AsksAgain
    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        var erasedOn = closings.erasedOn(me.accountId());
        if (erasedOn.isPresent()) {
            model.addAttribute("erasedOn", erasedOn.get());
            return "tenancy/privacy/closed";
        }
        model.addAttribute("activity", own.activity(me.accountId()));
        return parcel(model, "tenancy/privacy/account");
    }

    /** How far the parcel is; pages ask again while it is on its way. */
    @GetMapping("/parcel")
    String parcel(@AuthenticationPrincipal SignedIn me, Model model) {
        return parcel(model, "tenancy/privacy/parcel :: parcel");
    }

    @AsksAgain
    @PostMapping("/parcels")
    String order(@AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        own.order(me.accountId(), doors.shutTo(me, request));
        return "redirect:/account/data";
    }

    @AsksAgain
    @GetMapping("/parcels/{parcel}")
    void take(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID parcel,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ParcelState state = own.taken(me.accountId(), parcel, doors.shutTo(me, request));
        ParcelDelivery.begin(response, "round-two-my-data.zip", state);
        own.copy(parcel, response.getOutputStream());
    }

    private String parcel(Model model, String view) {
        model.addAttribute("parcel", own.parcel()).addAttribute("data", "/account/data");
        return view;
    }
}
