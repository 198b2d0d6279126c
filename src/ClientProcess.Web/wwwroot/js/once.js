// A double click sends a form once. Forms carry a key that makes the second sending harmless anyway; "give me the next one" gives another.
"use strict";
document.addEventListener("submit", (sending) => {
  const form = sending.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return sending.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 3000); // the answer did not come: let them try again
});
