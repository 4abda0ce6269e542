// What <live-demo> looks like, whatever the styles of the page around it. Part of live-demo.js.

/** Pixels of the line below a picture that says how to start the demo; demos have a line there, too. */
const START = 32;

/**
 * The page lays the element out like any block of its own, but for its height. What is inside takes
 * nothing from the page's styles but whether it is seen at all.
 */
const STYLE = `
:host { display: block; width: -moz-available; width: -webkit-fill-available; width: stretch;
  height: auto !important; min-height: 0 !important; max-height: none !important; }
:host([hidden]) { display: none; }
.frame { all: initial; visibility: inherit; pointer-events: inherit; display: block; position: relative;
  box-sizing: border-box; overflow: hidden; color-scheme: light;
  font: 15px/1.5 system-ui, sans-serif; border-radius: 8px; border: 1px solid light-dark(#e2e2e7, #3f3f46);
  background: light-dark(#fff, #18181b); }
.frame.dark { color-scheme: dark; }
.frame.bare { border: 0; border-radius: 0; }
button { all: unset; box-sizing: border-box; display: block; position: relative; width: 100%;
  height: 100%; cursor: pointer; overflow: hidden; color: light-dark(#18181b, #fafafa); }
img { position: absolute; inset: 0; width: 100%; height: calc(100% - ${START}px); object-fit: contain;
  object-position: top; }
.start { position: absolute; inset: auto 0 0; box-sizing: border-box; height: ${START}px; padding: 0 12px;
  font-weight: 600; line-height: ${START}px; text-align: center; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; color: light-dark(#fff, #18181b); background: light-dark(#18181b, #e4e4e7); }
.start::before { content: "▶" / ""; margin-right: 8px; font-size: .8em; }
button:hover .start { text-decoration: underline; }
button:focus-visible { outline: 3px solid #f97316; outline-offset: -3px; }
iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: auto; }
iframe.waiting { position: absolute; inset: 0; visibility: hidden; }
p { position: absolute; inset: auto 0 ${START}px; margin: 0; padding: 8px 12px;
  background: light-dark(#fff1f0, #3b1a1a); color: light-dark(#8a1c12, #ffc9c4); }
a { color: inherit; }
@media print {
  .start { font-size: 0; color: #000; background: none; }
  .start::before { content: attr(data-address); margin: 0; font-size: 12px; }
}`;

/**
 * A style sheet that no policy of the page's forbids.
 * @param {ShadowRoot} shadow
 */
export function styled(shadow) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  return shadow;
}
