// EverShop listens on every interface and cannot be told otherwise; it is shopped on this machine alone.
const { Server } = require("node:net");

const { listen } = Server.prototype;
Server.prototype.listen = function listenOnLoopback(port) {
  this.once("listening", () => console.log(`\nServing at http://127.0.0.1:${this.address().port}`));
  return listen.call(this, Number(port), "127.0.0.1");
};
