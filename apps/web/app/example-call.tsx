import { Badge, StatusPill } from "@parley/ui";

const LINES = [
  {
    at: "0:04",
    who: "Caller",
    text: "Hello, I am an AI assistant calling for Kate Miller about her order from last week.",
  },
  { at: "0:11", who: "Support", text: "Sure. Can you give me the order number?" },
  { at: "0:14", who: "Caller", text: "It is four seven one, two two nine. Has it left the warehouse?" },
  { at: "0:22", who: "Support", text: "It left this morning and arrives on Thursday before noon." },
];

/** What a finished call looks like. Said to be an example, because it is one. */
export function ExampleCall() {
  return (
    <figure className="m-0 overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex items-center gap-2 border-b border-line px-4 py-3">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">Kate Miller → order support</span>
        <Badge>Example</Badge>
        <StatusPill status="completed" />
      </figcaption>
      <ol className="flex flex-col gap-3 px-4 py-4">
        {LINES.map(({ at, who, text }) => (
          <li key={at} className="grid grid-cols-[36px_minmax(0,1fr)] gap-x-2">
            <span className="pt-0.5 font-mono text-xs text-faint">{at}</span>
            <p>
              <span className={who === "Caller" ? "font-medium text-accent" : "font-medium text-muted"}>{who}</span>{" "}
              {text}
            </p>
          </li>
        ))}
      </ol>
      <div className="border-t border-line bg-sunken px-4 py-3 text-sm">
        <p className="text-muted">Outcome</p>
        <p className="font-medium">The order arrives on Thursday before noon.</p>
        <p className="mt-1 text-xs text-faint">Proved by what support said at 0:22</p>
      </div>
    </figure>
  );
}
