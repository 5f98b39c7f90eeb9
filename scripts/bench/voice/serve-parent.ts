// biome-ignore lint/suspicious/noExplicitAny: each handler says what it takes; messages of a process have no type.
type Handlers = Record<string, (argument: any) => unknown>;

/** The child's side of `startChild`: answers what the parent asks. The process ends with its parent's channel. */
export function serveParent(handlers: Handlers): { tell(event: unknown): void } {
  const send = (message: object) => {
    if (process.connected) process.send!(message);
  };
  process.on("message", async ({ id, name, argument }: { id: number; name: string; argument: unknown }) => {
    try {
      send({ id, result: await handlers[name]!(argument) });
    } catch (error) {
      send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.on("disconnect", () => process.exit());
  return { tell: (event) => send({ event }) };
}
