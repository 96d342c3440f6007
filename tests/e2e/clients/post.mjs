// node post.mjs PORT AUTHORITY BODY: posts to localhost with Node's https; prints the status.
// The token comes by TEMPO_TOKEN.
import { readFileSync } from "node:fs";
import { request } from "node:https";

const [port, authority, body] = process.argv.slice(2);
const headers = { "X-Tempo-Token": process.env.TEMPO_TOKEN, "Content-Type": "application/json" };
const options = { host: "localhost", port, path: "/ingest", method: "POST", headers };
const sent = request({ ...options, ca: readFileSync(authority) }, (answer) => {
  answer.resume();
  answer.on("end", () => console.log(answer.statusCode));
});
sent.end(body);
