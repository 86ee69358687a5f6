/** A button behind each citation that copies it; without this it is text to be selected. */
(() => {
  "use strict";
  const SAID = 4000; // milliseconds for which it is said that it was copied

  for (const citation of document.querySelectorAll(".citations .citation")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "复制引文";
    const note = document.createElement("span");
    note.className = "copied";
    note.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      note.textContent = (await copy(citation)) ? "已复制" : "没能复制，引文已选中，请按 Ctrl+C";
      setTimeout(() => note.replaceChildren(), SAID);
    });
    citation.after(button, note);
  }

  /** Whether it worked. Browsers keep the clipboard from pages without https: there the selection is copied. */
  async function copy(element) {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(element);
      return document.execCommand("copy");
    }
  }
})();
