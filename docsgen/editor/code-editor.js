// A code editor for Python, made of CodeMirror. `make editor` bundles it for the player, which loads it
// when a reader asks for it. Tab leaves it, as it leaves every field of a page; Ctrl+] indents.

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { completeFrom, signaturesOf } from "./reference.js";

export { referenceFrom } from "./reference.js";
export { deflateSync, Inflate, strFromU8, strToU8, zipSync } from "fflate";

/** Colours with a contrast of at least 4.5 on the backgrounds below, in both schemes. */
const HIGHLIGHTING = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "light-dark(#a31545, #ff9db0)" },
  { tag: [tags.string, tags.special(tags.string)], color: "light-dark(#0b5e2e, #8fdba6)" },
  { tag: tags.comment, color: "light-dark(#5c6370, #a3a9b5)", fontStyle: "italic" },
  { tag: [tags.number, tags.bool, tags.null], color: "light-dark(#0b4fa8, #8ec5ff)" },
  { tag: [tags.function(tags.variableName), tags.className], color: "light-dark(#6b2bb3, #d2b0ff)" },
]);

const THEME = EditorView.theme({
  "&": { height: "100%", color: "light-dark(#1f2328, #e6e6e6)", backgroundColor: "light-dark(#fff, #18181b)" },
  "&.cm-focused": { outline: "2px solid #f97316", outlineOffset: "-2px" },
  ".cm-scroller": { font: "13px/1.55 ui-monospace, monospace", overflow: "auto" },
  ".cm-content": { caretColor: "light-dark(#000, #fff)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "light-dark(#000, #fff)" },
  ".cm-gutters": {
    color: "light-dark(#666c75, #9aa0ac)",
    backgroundColor: "light-dark(#f8f8f7, #202024)",
    border: "none",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "light-dark(#cfe3ff, #2f4a70)",
  },
  ".cm-tooltip": {
    color: "light-dark(#1f2328, #e6e6e6)",
    backgroundColor: "light-dark(#fff, #27272a)",
    border: "1px solid light-dark(#d4d4d8, #52525b)",
    borderRadius: "6px",
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    color: "light-dark(#fff, #18181b)",
    background: "light-dark(#1d4ed8, #93c5fd)",
  },
  ".cm-completionInfo, .cm-signature": {
    maxWidth: "32rem",
    padding: "4px 10px",
    font: "12px/1.5 system-ui, sans-serif",
    whiteSpace: "pre-wrap",
  },
  ".cm-signature b": { textDecoration: "underline" },
  ".cm-diagnostic-error": { borderLeftColor: "#dc2626" },
});

/** What may be done in one file of a program. */
export class CodeEditor {
  /**
   * @param {object} given
   * @param {HTMLElement} given.parent where it is shown
   * @param {ShadowRoot} given.root the shadow tree that `parent` is in
   * @param {string} given.name of the file that is shown first
   * @param {string} given.text of that file
   * @param {string} given.label what it is called for who cannot see it
   * @param {Reference | null} given.reference what can be completed
   * @param {(text: string) => void} given.onChange hears each change of the text
   * @param {() => void} given.onRun hears Ctrl+Enter
   */
  constructor({ parent, root, name, text, label, reference, onChange, onRun }) {
    const run = () => {
      onRun();
      return true;
    };
    this.extensions = [
      lineNumbers(),
      lintGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      bracketMatching(),
      closeBrackets(),
      syntaxHighlighting(HIGHLIGHTING),
      THEME,
      keymap.of([
        { key: "Mod-Enter", run, preventDefault: true },
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...defaultKeymap,
        ...historyKeymap,
      ]),
      EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ];
    this.python = [
      python(),
      indentOnInput(),
      autocompletion({ override: [completeFrom(reference)], icons: false }),
      signaturesOf(reference),
    ];
    /** The states of files that have been shown, by their names. @type {Map<string, EditorState>} */
    this.states = new Map();
    this.name = name;
    this.view = new EditorView({ parent, root, state: this.#created(name, text) });
  }

  /**
   * Show a file, as it was when it was last shown if its text is still the same.
   * @param {string} name
   * @param {string} text
   */
  open(name, text) {
    this.states.set(this.name, this.view.state);
    this.name = name;
    const known = this.states.get(name);
    const isKnown = known?.doc.toString() === text.replace(/\r\n?/g, "\n");
    this.view.setState(known && isKnown ? known : this.#created(name, text));
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  #created(name, text) {
    const extensions = name.endsWith(".py") ? [this.extensions, this.python] : this.extensions;
    return EditorState.create({ doc: text, extensions });
  }

  /**
   * Mark a place as wrong, or none.
   * @param {{line: number, column: number | null, message: string} | null} error
   */
  mark(error) {
    const { state } = this.view;
    const diagnostics = [];
    if (error && error.line >= 1 && error.line <= state.doc.lines) {
      const line = state.doc.line(error.line);
      const from = Math.min(line.from + (error.column ?? 1) - 1, line.to);
      diagnostics.push({ from, to: line.to, severity: /** @type {const} */ ("error"), message: error.message });
    }
    this.view.dispatch(setDiagnostics(state, diagnostics));
  }

  /** @param {number} line which to show, and to write in */
  goTo(line) {
    const { state } = this.view;
    const { from } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
    this.view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    this.view.focus();
  }
}
