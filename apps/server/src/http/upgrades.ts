import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The one dispatcher of upgrades: media sockets, the browser's live updates and hot reload share a server without seeing each other. */
export function dispatchUpgrades(server: Server, handlers: { prefix: string; handle: UpgradeHandler }[]): void {
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const path = request.url ?? "/";
    const found = handlers.find(({ prefix }) => path.startsWith(prefix));
    if (found) found.handle(request, socket, head);
    else refuseUpgrade(socket, 404, "Not Found");
  });
}

export function refuseUpgrade(socket: Duplex, status: number, reason: string): void {
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
