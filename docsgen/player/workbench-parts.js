// The elements of the editor's surroundings and how they look. They live in a shadow tree, out of reach of
// the app's styles.

export const STYLE = `
:host { all: initial; display: flex; flex-direction: column; min-width: 0; color-scheme: inherit;
  font: 14px/1.5 system-ui, sans-serif; color: light-dark(#1f2328, #e6e6e6);
  background: light-dark(#f8f8f7, #202024); }
[hidden] { display: none !important; }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 6px; padding: 8px; }
.files { display: flex; flex-wrap: wrap; gap: 4px; margin-inline-end: auto; }
button, summary { font: inherit; padding: 3px 12px; border-radius: 6px; cursor: pointer; color: inherit;
  background: light-dark(#fff, #2d2d32); border: 1px solid light-dark(#d4d4d8, #52525b); }
button:focus-visible, summary:focus-visible, pre:focus-visible, a:focus-visible
  { outline: 2px solid #f97316; outline-offset: 1px; }
.files button { font-family: ui-monospace, monospace; font-size: 13px; }
.files [aria-current] { border-color: light-dark(#18181b, #fafafa); font-weight: 600; }
button.run { color: #fff; background: #c2410c; border-color: #c2410c; font-weight: 600; }
button:disabled { opacity: .6; cursor: default; }
.more { position: relative; }
.more summary { list-style: none; }
.more summary::-webkit-details-marker { display: none; }
.more > div { position: absolute; inset-inline-end: 0; z-index: 10; display: grid; gap: 2px; padding: 6px;
  margin-block-start: 4px; width: max-content; border-radius: 8px; background: light-dark(#fff, #27272a);
  border: 1px solid light-dark(#d4d4d8, #52525b); box-shadow: 0 4px 16px rgb(0 0 0 / .25); }
.more > div button { border: 0; text-align: start; }
.code { direction: ltr; flex: 1 1 20rem; min-height: 14rem; max-height: 34rem; display: flex; flex-direction: column;
  border-block: 1px solid light-dark(#e4e4e7, #3f3f46); }
.code > div { flex: 1; min-height: 0; }
.code:not(.measured) > div { visibility: hidden; }
p { margin: 0; padding: 6px 12px; overflow-wrap: anywhere; }
.error { color: light-dark(#991b1b, #fca5a5); background: light-dark(#fef2f2, #2b1717); white-space: pre-wrap; }
.error button { margin-inline-end: 8px; }
.note { color: light-dark(#52525b, #b4b4bd); }
.said:empty { display: none; }
.output summary { border: 0; background: none; padding: 6px 12px; }
pre { direction: ltr; margin: 0; padding: 6px 12px; max-height: 12rem; overflow: auto; font: 12px/1.5 ui-monospace, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; }
`;

export const MARKUP = `
<div class="bar">
  <div class="files" role="group"></div>
  <button class="run" aria-keyshortcuts="Control+Enter Meta+Enter"></button>
  <button class="stop" hidden></button>
  <button class="reset"></button>
  <details class="more"><summary></summary><div></div></details>
</div>
<div class="code"><div></div></div>
<p class="error" role="alert" hidden></p>
<p class="note said" role="status"></p>
<details class="output" hidden><summary></summary><pre tabindex="0"></pre></details>`;
