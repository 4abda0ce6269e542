// The bundle beside this file is made of docsgen/editor/ by `make editor`.
export * from "../editor/code-editor.js";
