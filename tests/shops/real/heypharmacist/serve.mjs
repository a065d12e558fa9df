// Serve the built store on the port of 127.0.0.1 that it is told, and say where.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const next = createRequire(join(process.env.SOFTWARE, "package.json"))("next");
const app = next({ dev: false, dir: process.env.SOFTWARE });
await app.prepare();
const port = Number(process.env.PORT);
createServer(app.getRequestHandler()).listen(port, "127.0.0.1", () => console.log(`Serving at http://127.0.0.1:${port}`));
