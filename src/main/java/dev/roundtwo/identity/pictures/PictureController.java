package dev.roundtwo.identity.pictures;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.files.Upload;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One's own picture. */
@Controller
@RequestMapping("/account/picture")
class PictureController {

    private final Portraits portraits;
    private final Accounts accounts;

    PictureController(Portraits portraits, Accounts accounts) {
        this.portraits = portraits;
        this.accounts = accounts;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String done, Model model) {
        UUID id = me.accountId();
        model.addAttribute("mine", accounts.find(id).orElseThrow(() -> new NotFound("account", id)));
        model.addAttribute("pending", portraits.pending(id)).addAttribute("done", done);
        return "identity/account/picture";
    }

    @PostMapping
    String add(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Model model) {
        try {
            if (file == null || file.isEmpty()) {
                throw new RuleBroken("files.none");
            }
            portraits.add(me.accountId(), new Upload(file.getOriginalFilename(), file));
            return "redirect:/account/picture?done=sent";
        } catch (RuleBroken refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", refused);
            return show(me, null, model);
        }
    }

    @PostMapping("/removal")
    String remove(@AuthenticationPrincipal SignedIn me) {
        portraits.remove(me.accountId());
        return "redirect:/account/picture?done=removed";
    }
}
