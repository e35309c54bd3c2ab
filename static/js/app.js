/* Small helps over pages that work without them: one press sends once, unsaved text is not lost, rows can be added. */
(() => {
  "use strict";

  const REOPEN_AFTER_MS = 8000; // A download answers without leaving the page: its button must come back.

  const setBusy = (form, busy) => {
    form.toggleAttribute("data-sent", busy);
    for (const button of document.querySelectorAll("button[type=submit], button:not([type])")) {
      if (button.form !== form) continue;
      button.disabled = busy;
      button.toggleAttribute("aria-busy", busy);
      if (busy) button.setAttribute("aria-busy", "true");
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    // A draft opens elsewhere: this page, and what is typed in it, stays as it is.
    if (event.submitter && event.submitter.hasAttribute("formtarget")) return;
    if (form.hasAttribute("data-sent")) {
      event.preventDefault();
      return;
    }
    form.removeAttribute("data-changed");
    // Without a chosen file the form needs no parts: its answer is smaller to send and several times quicker to read.
    const uploads = [...form.querySelectorAll("input[type=file]")];
    if (uploads.length) {
      const chosen = uploads.some((upload) => upload.files.length);
      form.enctype = chosen ? "multipart/form-data" : "application/x-www-form-urlencoded";
    }
    // Only after the browser has collected the fields: a disabled button's own name and value would not be sent.
    setTimeout(() => setBusy(form, true));
    setTimeout(() => setBusy(form, false), REOPEN_AFTER_MS);
  });

  // A page brought back by the Back button is shown as it was left.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach((form) => setBusy(form, false));
  });

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-keep]");
    if (form) form.setAttribute("data-changed", "");
  });
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-changed]")) event.preventDefault();
  });

  // What is shown beside a form follows the typing; its button shows it without a script as well.
  for (const button of document.querySelectorAll("button[data-follow]")) {
    let waiting;
    button.form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => button.form.requestSubmit(button), 600);
    });
  }

  // Rows of a formset: the template's __prefix__ becomes the next number.
  for (const formset of document.querySelectorAll("[data-formset]")) {
    const add = formset.querySelector("[data-formset-add]");
    const total = formset.querySelector(`[name="${formset.dataset.formset}-TOTAL_FORMS"]`);
    const limit = formset.querySelector(`[name="${formset.dataset.formset}-MAX_NUM_FORMS"]`);
    add.hidden = false;
    add.addEventListener("click", () => {
      const number = Number(total.value);
      const fresh = document.createElement("template");
      fresh.innerHTML = formset.querySelector("template").innerHTML.replaceAll("__prefix__", number);
      const row = fresh.content.firstElementChild;
      formset.querySelector("tbody").append(row);
      total.value = number + 1;
      add.hidden = number + 1 >= Number(limit.value);
      row.querySelector("input:not([type=hidden]), select, textarea").focus();
    });
  }

  // Header menus close as menus do.
  const openMenus = () => document.querySelectorAll(".site-header details[open]");
  document.addEventListener("click", (event) => {
    openMenus().forEach((menu) => menu.contains(event.target) || (menu.open = false));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  document.querySelector(".error-summary")?.focus();
})();
