// The look of the element: large and calm. What a page may change has a name (`--teji-…`, and parts).

const CSS = `
:host {
  --_ink: var(--teji-ink, #1b262c);
  --_quiet: var(--teji-quiet, #46545c);
  --_paper: var(--teji-paper, #ffffff);
  --_soft: var(--teji-soft, #e3eff1);
  --_accent: var(--teji-accent, #0b5563);
  --_accent-ink: var(--teji-accent-ink, #ffffff);
  --_border: var(--teji-border, #6f7d85);
  --_problem: var(--teji-problem, #8c2f1b);
  --_focus: var(--teji-focus, #8a3a00);
  --_radius: var(--teji-radius, 0.5em);
  --_gap: var(--teji-gap, 1em);
  --_target: max(48px, 2.75em);
  display: block;
  color: var(--_ink);
  background: var(--_paper);
  font-family: var(--teji-font, system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
  font-size: var(--teji-size, 1.125rem);
  line-height: 1.6;
  text-align: start;
  overflow-wrap: anywhere;
}
:host([hidden]), [hidden] { display: none !important; }
*, ::before, ::after { box-sizing: border-box; }
.all { max-width: var(--teji-width, 46rem); padding: var(--_gap); border: 1px solid var(--_border); border-radius: var(--_radius); }
h2, h3, h4 { line-height: 1.35; margin: 1.2em 0 0.5em; }
h2 { font-size: 1.4em; margin-top: 0.4em; }
h3 { font-size: 1.15em; }
h4 { font-size: 1em; margin: 0; }
p, ul, ol { margin: 0.6em 0; }
ul, ol { padding-inline-start: 1.4em; }
small { font-size: 0.85em; color: var(--_quiet); font-weight: 400; white-space: nowrap; }
.quiet, .unofficial { color: var(--_quiet); font-size: 0.9em; }
.unofficial { margin: 0; padding: 0.4em 0.7em; border-inline-start: 4px solid var(--_border); }
#progress { margin: 0.6em 0 0; }
.strong { font-weight: 700; }
fieldset { border: 0; margin: var(--_gap) 0; padding: 0; min-width: 0; }
legend { padding: 0; font-weight: 700; }
.choice {
  display: flex; align-items: center; gap: 0.7em; min-height: var(--_target); margin: 0.5em 0; padding: 0.4em 0.8em;
  border: 1px solid var(--_border); border-radius: var(--_radius); cursor: pointer;
}
.choice input { flex: none; width: 1.35em; height: 1.35em; margin: 0; accent-color: var(--_accent); }
.choice:has(:checked) { background: var(--_soft); border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); }
.choice:has(:disabled) { cursor: default; }
.panel { padding-inline-start: 0.7em; border-inline-start: 3px solid var(--_accent); }
.day legend, .field label { font-weight: 400; }
.boxes { display: flex; flex-wrap: wrap; gap: 0.4em; }
.boxes label { display: flex; flex-direction: column; }
input[type=text] {
  font: inherit; color: inherit; background: var(--_paper); min-height: var(--_target); padding: 0.3em 0.5em; max-width: 100%;
  border: 1px solid var(--_border); border-radius: var(--_radius);
}
input.of-4 { width: 4.6em; }
input.of-2 { width: 3.2em; }
.field label { display: block; }
.field input[type=text]:not(.of-4) { width: 100%; }
.period { margin: 0.8em 0; padding: 0.2em 0.6em 0.6em; border: 1px solid var(--_border); border-radius: var(--_radius); }
.period button { margin-top: 0.6em; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.7em; margin: var(--_gap) 0 0; }
button {
  font: inherit; min-height: var(--_target); min-width: var(--_target); padding: 0.3em 1.2em; cursor: pointer; text-align: start;
  color: var(--_accent); background: var(--_paper); border: 2px solid var(--_accent); border-radius: var(--_radius);
}
button.primary { color: var(--_accent-ink); background: var(--_accent); font-weight: 700; }
button.link { width: 100%; padding: 0.3em 0; border-color: transparent; background: none; text-decoration: underline; color: inherit; }
button:disabled { cursor: default; color: var(--_quiet); border-color: var(--_border); background: var(--_paper); }
:focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px; }
@supports selector(:has(*)) {
  .choice:has(:focus-visible) { outline: 3px solid var(--_focus); outline-offset: 2px; }
  .choice :focus-visible { outline: none; }
}
h2:focus, .faults:focus { outline: none; }
h2:focus-visible, .faults:focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px; }
.problem { margin: 0.3em 0; color: var(--_problem); font-weight: 700; }
[aria-invalid=true] { border: 2px solid var(--_problem) !important; }
.faults { margin: var(--_gap) 0; padding: 0.4em 1em; border: 2px solid var(--_problem); border-radius: var(--_radius); }
.faults h2 { margin: 0.3em 0; font-size: 1.15em; color: var(--_problem); }
.faults ul { list-style: none; padding: 0; }
.verdict, .note { margin: var(--_gap) 0; padding: 0.4em 1em; background: var(--_soft); border-radius: var(--_radius); }
.verdict { border-inline-start: 6px solid var(--_accent); }
.note { padding-bottom: 1em; }
.pair { display: grid; gap: 0.7em; grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr)); }
.pair > div { padding: 0.1em 0.8em; border: 1px solid var(--_border); border-radius: var(--_radius); }
.reading h4 { margin: 0.8em 0 0.4em; }
table { width: 100%; border-collapse: collapse; margin: 1.2em 0; }
caption { text-align: start; font-weight: 700; font-size: 1.15em; }
th, td { text-align: start; vertical-align: top; padding: 0.5em 0.5em 0.5em 0; border-bottom: 1px solid var(--_border); }
tbody th { font-weight: 400; }
td { font-weight: 700; min-width: 6em; }
th, td { overflow-wrap: break-word; }
.said { display: flex; flex-wrap: wrap; gap: 0.5em 1em; align-items: center; padding: 0.6em 0; border-bottom: 1px solid var(--_border); }
.said > div { flex: 1 1 14em; min-width: 0; }
.said ul { margin: 0.2em 0; }
@media (forced-colors: active) {
  .choice:has(:checked) { outline: 3px solid Highlight; }
  .choice:has(:focus-visible) { outline: 3px dashed CanvasText; }
}
@media (prefers-reduced-motion: no-preference) { .choice, button { transition: background-color 0.12s; } }
@media print { .buttons, button { display: none; } }
`;

let sheet;

/** The one sheet of all elements; it belongs to no document until an element has it. */
export const style = () => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
};
