package dev.roundtwo.api.access.clients;

import dev.roundtwo.identity.AsksAgain;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Secrets of a client, and letting it in, out and go. */
@Controller
@AsksAgain
@RequestMapping("/w/{workspace}/settings/clients/{client}")
class ClientStateController {

    private final ApiClients clients;
    private final ClientSecrets secrets;

    ClientStateController(ApiClients clients, ClientSecrets secrets) {
        this.clients = clients;
        this.secrets = secrets;
    }

    @PostMapping("/secrets")
    String addSecret(Member me, @PathVariable UUID client, RedirectAttributes once) {
        once.addFlashAttribute("secret", secrets.add(me, client));
        return ClientsController.back(me, client);
    }

    @PostMapping("/secrets/{secret}/removal")
    String removeSecret(Member me, @PathVariable UUID client, @PathVariable UUID secret) {
        secrets.remove(me, client, secret);
        return ClientsController.back(me, client);
    }

    @PostMapping("/disabling")
    String disable(Member me, @PathVariable UUID client) {
        clients.disable(me, client);
        return ClientsController.back(me, client);
    }

    @PostMapping("/enabling")
    String enable(Member me, @PathVariable UUID client) {
        clients.enable(me, client);
        return ClientsController.back(me, client);
    }

    @PostMapping("/deletion")
    String delete(Member me, @PathVariable UUID client) {
        clients.delete(me, client);
        return "redirect:/w/" + me.workspaceSlug() + "/settings/clients";
    }
}
