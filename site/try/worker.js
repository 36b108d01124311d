// Runs the library, off the page's own thread: fetches Python and the packages, counting bytes, and answers.

const here = new URL(".", import.meta.url);
const plainFetch = self.fetch.bind(self);
const files = plainFetch(new URL("files.json", here)).then((response) => response.json());
let done = 0;

const count = async (bytes) => {
  done += bytes;
  const sizes = Object.values((await files).sizes);
  postMessage({ done, total: sizes.reduce((sum, size) => sum + size, 0) });
};

// A file that we have compressed, counted as it comes in, and unpacked as it is read.
const unpacked = async (name, type) => {
  const response = await plainFetch(new URL(`${name}.gzip`, here));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const counter = new TransformStream({
    transform(chunk, controller) {
      count(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  const body = response.body.pipeThrough(counter).pipeThrough(new DecompressionStream("gzip"));
  return new Response(body, { headers: { "Content-Type": type } });
};

// Pyodide asks for its two large files by name; it gets what we have of them.
const packed = { "pyodide.asm.wasm": "application/wasm", "python_stdlib.zip": "application/zip" };
self.fetch = (asked, options) => {
  const name = new URL(asked.url ?? asked, here).pathname.split("/").pop();
  return packed[name] ? unpacked(name, packed[name]) : plainFetch(asked, options);
};

const counted = async (name) => {
  const module = await import(new URL(name, here));
  count((await files).sizes[name]);
  return module;
};

const start = async () => {
  const site = unpacked("site.zip", "application/zip").then((response) => response.arrayBuffer());
  const [{ loadPyodide }] = await Promise.all([counted("pyodide.mjs"), counted("pyodide.asm.mjs")]);
  const python = await loadPyodide({ indexURL: here.href, lockFileContents: (await files).lock });
  python.FS.writeFile("/site.zip", new Uint8Array(await site));
  python.runPython("import sys; sys.path.insert(0, '/site.zip')");
  return python.pyimport("answers").answer;
};

const started = start();
started.then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ failed: String(error) }),
);

onmessage = async ({ data: { id, question } }) => {
  try {
    postMessage({ id, answer: (await started)(question) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
