package org.touchstone.door.web;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.touchstone.base.accounts.AccountRefusedException;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.UnreadableDraftException;

/** Turns what cannot be done as asked into a page that says what to do. */
@ControllerAdvice("org.touchstone.door.web")
class Faults {

    /** An address that names nothing, or nothing of this person's. */
    @ExceptionHandler({NotFoundException.class, MethodArgumentTypeMismatchException.class})
    ModelAndView notFound() {
        return page(HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler({
        AccountRefusedException.class,
        MultipartException.class,
        BindException.class,
        InvalidParameterException.class,
        RequestRejectedException.class
    })
    ModelAndView refused() {
        return page(HttpStatus.BAD_REQUEST);
    }

    /** The page of the course says what is wrong in its file, and takes another. */
    @ExceptionHandler
    String unreadable(UnreadableDraftException draft) {
        return "redirect:/courses/" + draft.course();
    }

    private static ModelAndView page(HttpStatus status) {
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        return page;
    }
}
