// Reads a page aloud by a voice of the device's own; one that asks the network is never used.
((speech, root) => {
  if (!speech) return;
  const languages = { "zh-CN": /^(zh|cmn)(?!.(hk|yue))/i, en: /^en/i };
  const voice = (language) => {
    const all = speech.getVoices().filter((one) => one.localService && languages[language].test(one.lang));
    return all.find((one) => /cn/i.test(one.lang)) || all[0];
  };
  const look = () => root.setAttribute("data-voices", Object.keys(languages).filter(voice).join(" "));
  let pieces = [];
  const stop = () => {
    speech.cancel();
    root.removeAttribute("data-speaking");
  };
  // From the heading on, piece by piece, what can be seen.
  const speak = () => {
    const title = document.getElementById("title");
    const all = [...(title.closest("form") || document.querySelector("main")).children];
    const said = all.slice(all.findIndex((one) => one.contains(title)))
      .filter((one) => !one.matches(".aloud, .buttons, .saved-line, .no-print"))
      .map((one) => one.innerText.trim()).filter(Boolean);
    root.setAttribute("data-speaking", "");
    // Held, or some browsers forget them before they end.
    pieces = said.map((text) => new SpeechSynthesisUtterance(text));
    pieces.forEach((one, place) => {
      one.voice = voice(root.lang);
      one.lang = one.voice.lang;
      one.onerror = stop;
      if (place === said.length - 1) one.onend = stop;
      speech.speak(one);
    });
  };

  look();
  speech.onvoiceschanged = look;
  addEventListener("hashchange", stop);
  addEventListener("pagehide", stop);
  addEventListener("click", ({ target }) => {
    const speaks = root.hasAttribute("data-speaking"), asks = target.closest("[data-aloud]");
    if (speaks && (asks || target.closest("#language"))) stop();
    else if (asks) speak();
  });
})(window.speechSynthesis, document.documentElement);
