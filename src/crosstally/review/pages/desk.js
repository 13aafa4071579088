// Keys for the desk, and a word when the server does not answer. Every page also works without this script.
"use strict";
(() => {
  let busy = false;

  // A decision is sent once and waited for: the next finding shows only after the answer says it is on the disk.
  const send = async (form, button) => {
    if (busy || !form.reportValidity()) return;
    busy = true;
    document.body.setAttribute("aria-busy", "true");
    const fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.set(button.name, button.value);
    try {
      // Not form.action: a button of that name would stand in its place.
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields, redirect: "follow" });
      const page = await answer.text();
      if (answer.redirected) { location.assign(answer.url); return; }
      document.body.innerHTML = new DOMParser().parseFromString(page, "text/html").body.innerHTML;
      wire();
    } catch {
      const alert = document.getElementById("alert");
      alert.textContent = "Not saved: the review does not answer. What you typed is still here; start it again and repeat the key.";
      alert.hidden = false;
    }
    busy = false;
    document.body.removeAttribute("aria-busy");
  };
  const wire = () => {
    for (const form of document.querySelectorAll("form[method=post]")) {
      form.addEventListener("submit", (event) => { event.preventDefault(); send(form, event.submitter); });
    }
    const reason = document.getElementById("reason");
    // Enter in the reason waives: it is what a reason is for.
    if (reason) reason.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); press("w"); }
    });
  };
  const press = (key) => {
    const target = document.querySelector(`[data-key="${key}"]`);
    if (!target || target.disabled || busy) return;
    const reason = document.getElementById("reason");
    if (key === "w" && reason && !reason.value.trim()) { reason.focus(); return; }
    if (target.tagName === "A") { busy = true; location.assign(target.href); } else send(target.form, target);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === "Escape") { document.activeElement.blur(); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const help = document.getElementById("help");
    if (event.key === "?" && help) { help.open = !help.open; event.preventDefault(); return; }
    if (/^[awnfrsjku]$/.test(event.key)) { event.preventDefault(); press(event.key); }
  });
  window.addEventListener("pageshow", () => { busy = false; });
  wire();
})();
