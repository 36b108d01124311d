// What a picture tells where one points at it, it tells below where one touches it: a finger does not hover.
"use strict";

document.addEventListener("click", ({ target }) => {
  const part = target.closest("svg g:has(> title)");
  if (!part) return;
  const picture = part.closest("svg").parentElement;
  let told = picture.nextElementSibling;
  if (!told?.matches("p.told")) {
    told = document.createElement("p");
    told.className = "told";
    told.setAttribute("role", "status");
    picture.after(told);
  }
  told.textContent = part.querySelector(":scope > title").textContent;
});
