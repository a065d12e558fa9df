// Say where a server listens once it does.
const { Server } = require("node:net");

const { listen } = Server.prototype;
Server.prototype.listen = function listenAndSay(...where) {
  this.once("listening", () => console.log(`\nServing at http://127.0.0.1:${this.address().port}`));
  return listen.apply(this, where);
};
