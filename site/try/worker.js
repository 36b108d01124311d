// Runs the library, off the page's own thread: fetches Python and the packages, counting bytes, and answers.

import files from "./files.json" with { type: "json" };
import { loadPyodide } from "./pyodide.mjs";

const here = new URL(".", import.meta.url);
const total = Object.values(files.sizes).reduce((sum, size) => sum + size);
let done = files.sizes["pyodide.mjs"];

const count = (bytes) => postMessage({ done: (done += bytes), total });

// Pyodide asks for its files by name. What we have compressed is counted as it comes in, and unpacked.
const plainFetch = self.fetch;
self.fetch = async (asked, options) => {
  const name = String(asked.url ?? asked).split("/").pop();
  if (!(`${name}.gzip` in files.sizes)) return plainFetch(asked, options);
  const { body } = await plainFetch(new URL(`${name}.gzip`, here));
  const counter = { transform: (chunk, next) => { count(chunk.length); next.enqueue(chunk); } };
  const bytes = body.pipeThrough(new TransformStream(counter)).pipeThrough(new DecompressionStream("gzip"));
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/zip";
  return new Response(bytes, { headers: { "Content-Type": type } });
};

const start = async () => {
  import("./pyodide.asm.mjs").then(() => count(files.sizes["pyodide.asm.mjs"]));
  const site = self.fetch("site.zip").then((response) => response.arrayBuffer());
  const python = await loadPyodide({ indexURL: here.href, lockFileContents: files.lock });
  python.FS.writeFile("/site.zip", new Uint8Array(await site));
  python.runPython("import sys; sys.path.insert(0, '/site.zip')");
  return python.pyimport("answers").answer;
};
const started = start();

// What the library refuses is an answer; what fails is for the page's onerror.
onmessage = ({ data, ports: [page] }) =>
  started.then((answer) => page.postMessage(JSON.parse(answer(JSON.stringify(data))))).catch(reportError);
