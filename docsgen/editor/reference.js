// What the editor knows of the library, from the reference of the site: completions, and the parameters
// of the call that the cursor is in.

import { snippetCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { StateField } from "@codemirror/state";
import { showTooltip } from "@codemirror/view";

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@lezer/common").SyntaxNode} SyntaxNode */

/**
 * A site's reference as it is used.
 * @param {StoredReference} stored
 * @returns {Reference}
 */
export function referenceFrom({ alias, names, listener, parameters }) {
  const chosen = (/** @type {number[]} */ numbers) =>
    numbers.map((number) => /** @type {ReferenceParameter} */ (parameters[number]));
  /** @type {Member} */
  const event = { kind: "event", about: "", parameters: chosen(listener), members: {} };
  /** @returns {Member} */
  const member = (/** @type {StoredMember} */ { kind, about, parameters: numbers, members = {}, events = [] }) => ({
    kind,
    about,
    parameters: chosen(numbers),
    members: { ...Object.fromEntries(events.map((name) => [name, event])), ...all(members) },
  });
  /** @returns {Record<string, Member>} */
  const all = (/** @type {Record<string, StoredMember>} */ members) =>
    Object.fromEntries(Object.entries(members).map(([name, one]) => [name, member(one)]));
  return { alias, names: all(names) };
}

/** @param {Member} member */
function described({ about, parameters }) {
  const call = parameters?.length ? `(${parameters.map(({ name }) => name).join(", ")})` : "";
  return [call, about].filter(Boolean).join("\n");
}

/**
 * The source of completions.
 * @param {Reference | null} reference
 * @returns {import("@codemirror/autocomplete").CompletionSource}
 */
export function completeFrom(reference) {
  return (context) => {
    if (!reference) return null;
    const { state, pos } = context;
    const dotted = context.matchBefore(/[\w.]*\.\w*/);
    if (dotted) {
      const at = dotted.text.lastIndexOf(".");
      const members = membersOf(state, dotted.text.slice(0, at), reference);
      const options = Object.entries(members).map(([label, member]) => ({
        label,
        type: member.kind,
        detail: member.kind,
        info: described(member),
      }));
      return options.length ? { from: dotted.from + at + 1, options, validFor: /^\w*$/ } : null;
    }
    const call = callAt(state, pos, reference);
    const word = context.matchBefore(/\w+/);
    if (!call || (!word && !context.explicit)) return null;
    const given = new Set(call.given);
    const options = call.member.parameters
      .filter(({ name }) => !given.has(name) && !name.startsWith("*"))
      .map(({ name, type, about }) =>
        snippetCompletion(`${name}=\${}`, { label: `${name}=`, detail: type, info: about, type: "property" }),
      );
    return { from: word?.from ?? pos, options, validFor: /^\w*$/ };
  };
}

/**
 * What follows a dot behind `name`: the library's own names, or those of what a variable holds.
 * @param {EditorState} state
 * @param {string} name
 * @param {Reference} reference
 * @returns {Record<string, Member>}
 */
function membersOf(state, name, reference) {
  if (name === reference.alias) return reference.names;
  const own = name.startsWith(`${reference.alias}.`) ? name.slice(reference.alias.length + 1) : "";
  return reference.names[own || classOf(state, name, reference)]?.members ?? {};
}

/**
 * The class of what a variable is: the last that was assigned to it, or entered as it in a `with`.
 * @param {EditorState} state
 * @param {string} variable
 * @param {Reference} reference
 */
function classOf(state, variable, { alias }) {
  if (!/^\w+$/.test(variable)) return "";
  const text = state.doc.toString();
  const assigned = new RegExp(`^\\s*${variable}\\s*=\\s*${alias}\\.(\\w+)\\(`, "gm");
  const entered = new RegExp(`\\bwith\\s+${alias}\\.(\\w+)\\(.*\\bas\\s+${variable}\\b`, "g");
  const found = [...text.matchAll(assigned), ...text.matchAll(entered)];
  return found.at(-1)?.[1] ?? "";
}

/**
 * The call of something in the reference that the cursor is in the parentheses of: what is called, the
 * names of arguments that it has, and which argument the cursor is at.
 * @param {EditorState} state
 * @param {number} pos
 * @param {Reference} reference
 */
function callAt(state, pos, reference) {
  const read = (/** @type {SyntaxNode} */ node) => state.sliceDoc(node.from, node.to);
  for (let node = /** @type {SyntaxNode | null} */ (syntaxTree(state).resolveInner(pos, -1)); node; node = node.parent) {
    if (node.name !== "ArgList" || pos <= node.from) continue;
    if (node.to <= pos && state.sliceDoc(node.to - 1, node.to) === ")") continue;
    const callee = node.prevSibling && read(node.prevSibling);
    const [, before, name] = /^(.*)\.(\w+)$/s.exec(callee ?? "") ?? [];
    const member = before !== undefined && name ? membersOf(state, before, reference)[name] : undefined;
    if (!member?.parameters?.length) return undefined;
    const given = [];
    let index = 0;
    let current = "";
    for (let part = node.firstChild; part && part.from < pos; part = part.nextSibling) {
      if (part.name === ",") {
        index++;
        current = "";
      } else if (part.name === "VariableName" && part.nextSibling?.name === "AssignOp") {
        current = read(part);
        given.push(current);
      }
    }
    return { member, name, given, current: current || member.parameters[index]?.name, from: node.from };
  }
  return undefined;
}

/**
 * A line above a call, with its parameters and the description of the current one.
 * @param {Reference | null} reference
 */
export function signaturesOf(reference) {
  const tooltip = (/** @type {EditorState} */ state) => {
    const { main } = state.selection;
    const call = reference && main.empty ? callAt(state, main.head, reference) : undefined;
    if (!call) return null;
    const create = () => ({ dom: signature(call) });
    return { pos: call.from, above: true, strictSide: false, arrow: false, create };
  };
  return StateField.define({
    create: tooltip,
    update: (shown, { state, docChanged, selection }) => (docChanged || selection ? tooltip(state) : shown),
    provide: (field) => showTooltip.from(field),
  });
}

/** @param {NonNullable<ReturnType<typeof callAt>>} call */
function signature({ member, name, current }) {
  const dom = document.createElement("div");
  dom.className = "cm-signature";
  const parts = member.parameters.flatMap(({ name: parameter }) => {
    const part = document.createElement(parameter === current ? "b" : "span");
    part.textContent = parameter;
    return [", ", part];
  });
  dom.append(`${name}(`, ...parts.slice(1), ")");
  const about = member.parameters.find(({ name: parameter }) => parameter === current);
  if (about) dom.append(`\n${about.name}: ${about.type}${about.value === null ? "" : ` = ${about.value}`}\n${about.about}`);
  return dom;
}
