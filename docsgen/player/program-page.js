// A program as one page that opens without a server, as `docsgen export --single-file` makes them. The
// site has such a page with its runtime and no app; the app of a demo, with what a reader has put in the
// place of its scripts, is put in here.

import { frontEnd } from "./front-end.js";
import { programOf } from "./program.js";

/** Characters of the page's beginning: all that comes before its files. */
const HEAD = 4096;

/** What stands before the files in the page, and where its title is; see single_file/page.html. */
const FILES = '<script type="application/json" id="docsgen-files">';
const TITLE = "<title></title>";

/** Stands for the page's root: addresses that lead out of it lead to it. */
const ROOT = "http://page.invalid/";

/**
 * The page that shows a program.
 * @param {string} address of the embed with the demo that the program is a change of
 * @param {Program} program
 * @returns {Promise<Blob>}
 */
export async function pageWith(address, program) {
  const html = await (await loaded(address)).text();
  const page = new DOMParser().parseFromString(html, "text/html");
  const element = /** @type {HTMLElement} */ (page.getElementById("docsgen-demo"));
  const demo = /** @type {Demo} */ (JSON.parse(element.textContent ?? ""));
  const urls = await partsOf(demo, address, program);
  const [empty, ...parts] = await Promise.all([
    loaded(new URL(demo.editor.page, address).href),
    ...urls.map((url) => partAt(url, address)),
  ]);
  element.textContent = asScript(alone(demo, { ...program, gone: await goneFrom(demo, address, program) }));
  page.documentElement.lang = document.documentElement.lang;
  for (const only of page.querySelectorAll("meta[http-equiv], link[type*=oembed]")) only.remove();
  const index = new Blob([`<!doctype html>${page.documentElement.outerHTML}`], { type: "text/html" });
  const added = Object.fromEntries([...parts, ["index.html", await asData(index)]]);
  return completed(empty, demo.title, added);
}

/**
 * What a page by itself knows of a demo: nothing of the site, and how Python starts plainly.
 * @param {Demo} demo
 * @param {Program} program
 * @returns {Demo}
 */
function alone(demo, program) {
  const { translations, ...rest } = demo;
  const said = translations?.[document.documentElement.lang];
  const texts = said?.player ?? demo.texts;
  const editor = { ...demo.editor, playground: "", reference: "", page: "" };
  const runtime = { ...demo.runtime, compiled: null, snapshots: {} };
  return { ...rest, texts, program, editor, runtime, home: "" };
}

/**
 * The files of a demo that a reader could have kept in the program and has not.
 * @param {Demo} demo
 * @param {string} address
 * @param {Program} program
 */
async function goneFrom(demo, address, { files }) {
  const absolute = (/** @type {[string, string]} */ [path, url]) => [path, new URL(url, address).href];
  const own = await programOf({ ...demo, files: Object.fromEntries(Object.entries(demo.files).map(absolute)) });
  return Object.keys(own.files).filter((name) => !(name in files));
}

/**
 * The addresses, relative to the embed, of what an app has besides the runtime that is in each page. Its
 * theme comes from Python, as that of every program.
 * @param {Demo} demo
 * @param {string} address of the embed
 * @param {Program} program
 */
async function partsOf(demo, address, program) {
  const wheels = (await wheelsOf(demo, address)).map((file) => demo.runtime.packages + file);
  return [...Object.values(demo.files), ...wheels, ...(await mediaOf(demo, address, program))];
}

/**
 * The files of the packages that an app loads, with those that they need.
 * @param {Demo} demo
 * @param {string} address
 */
async function wheelsOf({ packages, wheels, runtime }, address) {
  if (!packages.length) return wheels;
  /** @type {{packages: Record<string, {file_name: string, depends: string[]}>}} */
  const lock = JSON.parse(await (await loaded(new URL(runtime.url + runtime.lock, address).href)).text());
  const names = new Set(packages);
  for (const name of names) for (const needed of lock.packages[name]?.depends ?? []) names.add(needed);
  return [...wheels, ...[...names].flatMap((name) => lock.packages[name]?.file_name ?? [])];
}

/**
 * The addresses of the library's media, and of what tells Python of them, if a program may read them.
 * @param {Demo} demo
 * @param {string} address
 * @param {Program} program
 */
async function mediaOf({ runtime }, address, { files }) {
  if (!frontEnd.needsMedia(Object.values(files).join("\n"))) return [];
  const described = runtime.url + runtime.manifest;
  /** @type {Manifest} */
  const manifest = JSON.parse(await (await loaded(new URL(described, address).href)).text());
  const names = Object.keys(manifest.media_files).map(encodeURI);
  return [described, ...names.map((name) => `${runtime.url}${runtime.media}/${name}`)];
}

/**
 * A file of the app: its path in the page, and its data.
 * @param {string} url relative to the embed
 * @param {string} address of the embed
 * @returns {Promise<[path: string, data: string]>}
 */
async function partAt(url, address) {
  const path = decodeURIComponent(new URL(url, ROOT).pathname.slice(1));
  return [path, await asData(await loaded(new URL(url, address).href))];
}

/**
 * What is at an address; throws where there is nothing.
 * @param {string} url
 */
async function loaded(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.blob();
}

/**
 * A file as an address that has all of it.
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
function asData(blob) {
  const type = blob.type.split(";")[0];
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(/** @type {string} */ (reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(new Blob([blob], { type }));
  });
}

/**
 * The page with a title and files, by their paths.
 * @param {Blob} empty
 * @param {string} title
 * @param {Record<string, string>} added
 */
async function completed(empty, title, added) {
  const head = await empty.slice(0, HEAD).text();
  const at = head.indexOf(FILES);
  if (at < 0) throw new Error("The page has no place for the program");
  const before = head.slice(0, at).replace(TITLE, () => `<title>${escaped(title)}</title>`);
  const script = `<script type="application/json" id="docsgen-added">${asScript(added)}</script>\n`;
  const rest = empty.slice(new TextEncoder().encode(head.slice(0, at)).length);
  return new Blob([before, script, rest], { type: "text/html" });
}

/** A value as JSON that can stand in a script of a page. @param {unknown} value */
function asScript(value) {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
