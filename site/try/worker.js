// Runs the library, off the page's own thread: fetches Python and the packages, counting bytes, and answers.

import files from "./files.json" with { type: "json" };

const here = new URL(".", import.meta.url);
const total = Object.values(files.sizes).reduce((sum, size) => sum + size, 0);
const plainFetch = self.fetch.bind(self);
let done = 0;

const count = (bytes) => postMessage({ done: (done += bytes), total });

// Pyodide asks for its files by name. What we have compressed is counted as it comes in, and unpacked.
self.fetch = async (asked, options) => {
  const name = new URL(asked.url ?? asked, here).pathname.split("/").pop();
  if (!(`${name}.gzip` in files.sizes)) return plainFetch(asked, options);
  const response = await plainFetch(new URL(`${name}.gzip`, here));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const counter = new TransformStream({
    transform(chunk, controller) {
      count(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/zip";
  const body = response.body.pipeThrough(counter).pipeThrough(new DecompressionStream("gzip"));
  return new Response(body, { headers: { "Content-Type": type } });
};

const counted = async (name) => {
  const module = await import(new URL(name, here));
  count(files.sizes[name]);
  return module;
};

const start = async () => {
  const site = self.fetch("site.zip").then((response) => response.arrayBuffer());
  const [{ loadPyodide }] = await Promise.all(["pyodide.mjs", "pyodide.asm.mjs"].map(counted));
  const python = await loadPyodide({ indexURL: here.href, lockFileContents: files.lock });
  python.FS.writeFile("/site.zip", new Uint8Array(await site));
  python.runPython("import sys; sys.path.insert(0, '/site.zip')");
  return python.pyimport("answers").answer;
};

const started = start();
started.then(() => postMessage({ isReady: true }), (error) => postMessage({ isReady: false, error: String(error) }));

onmessage = async ({ data, ports: [page] }) => {
  const answer = started.then((answers) => JSON.parse(answers(JSON.stringify(data))));
  page.postMessage(await answer.catch((error) => ({ problems: [["", String(error)]] })));
};
