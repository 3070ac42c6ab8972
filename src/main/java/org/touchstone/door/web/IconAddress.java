package org.touchstone.door.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where browsers ask for the icon of a page that names none: the standards' pages and the page about the API. */
@Controller
class IconAddress {

    @GetMapping("/favicon.ico")
    String icon() {
        return "redirect:/assets/touchstone/favicon.svg";
    }
}
